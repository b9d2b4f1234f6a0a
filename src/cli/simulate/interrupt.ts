const signals = ['SIGINT', 'SIGTERM'] as const;

/** Stops a run when the process is asked to end. */
export interface Interrupt {
  /** aborted by the first signal */
  readonly stop: AbortSignal;
  /** Signals end the process again as they did before. */
  forget(): void;
}

/** The first signal stops gently and calls `onFirst`; the second ends the process at once, as if nothing had listened. */
export function listen(onFirst: () => void): Interrupt {
  const controller = new AbortController();
  const hear = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) {
      forget();
      process.kill(process.pid, signal);
      return;
    }
    controller.abort();
    onFirst();
  };
  const forget = () => signals.forEach((signal) => process.off(signal, hear));
  signals.forEach((signal) => process.on(signal, hear));
  return { stop: controller.signal, forget };
}
