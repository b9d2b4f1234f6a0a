import type { Browser } from 'playwright-core';

export const hasBrowser: boolean;

/** @throws Error that says how to install one, where there is none */
export function launch(): Promise<Browser>;
