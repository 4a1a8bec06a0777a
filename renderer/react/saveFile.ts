/** A text as a file that the browser or the desktop program offers to keep. */
export interface TextFile {
  readonly name: string;
  /** MIME type without a character set: the text is UTF-8. */
  readonly type: string;
  readonly text: string;
}

/** Hands a text over to be kept. Nothing leaves this device. */
export function saveFile({ name, type, text }: TextFile): void {
  // Without the mark, Excel reads a CSV file in the system's old character set, and Chinese names become noise.
  const parts = type === 'text/csv' ? ['\uFEFF', text] : [text];
  saveBlob(name, new Blob(parts, { type: `${type};charset=utf-8` }));
}

/** The same of any content. It is never opened here, whatever its name says. */
export function saveBlob(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the address by then; revoked at once, Safari would find nothing there.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
