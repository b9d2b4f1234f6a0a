/** Refused because it would take more room or time than allowed; nothing has been done. */
export class LimitError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LimitError';
  }
}
