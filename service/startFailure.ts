/** Why a service did not start. */
export type StartFailureCode =
  | 'options-invalid'
  | 'data-folder-unusable'
  | 'certificate-unusable'
  | 'web-client-missing'
  | 'port-in-use'
  | 'address-unusable';

/** The service cannot start. The message is one plain sentence for the person who started it. */
export class StartFailure extends Error {
  readonly code: StartFailureCode;

  constructor(code: StartFailureCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StartFailure';
    this.code = code;
  }
}

/** The system's reason of a failed call, such as `EACCES`; its message when it has none. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
