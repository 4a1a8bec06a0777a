/** Puts text on the clipboard; `false` when the browser does not allow it. */
export async function copyText(clipboard: Clipboard | undefined, text: string): Promise<boolean> {
  try {
    if (!clipboard) return false;
    await clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
