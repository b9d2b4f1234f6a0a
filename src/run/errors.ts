/** A run that would need more memory or time than it may: exit code 3. The message carries the figures. */
export class ResourceLimitError extends Error {
  override readonly name = 'ResourceLimitError';
}
