/** Long enough for a browser that asks where to; the file is read while it is saved. */
const ADDRESS_KEPT_MS = 3_600_000;

/** Saves a file as a download. Only its address is in memory, so it may be of any size. */
export function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), ADDRESS_KEPT_MS);
}
