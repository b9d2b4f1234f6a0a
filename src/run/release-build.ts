/** The kernel's WebAssembly as base64. The build puts it here; from the sources the script form runs. */
export const releaseBuild: string | null = null;
