/** A file that cannot be read, or may not or cannot be written; nothing has been changed. */
export class FileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FileError';
  }
}
