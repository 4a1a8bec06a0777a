import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

/** What Windows and Electron read in the program file. */
export interface WindowsResources {
  /** Texts of its version: `ProductName` and others. */
  readonly texts: Readonly<Record<string, string>>;
  /** Widths of its icon's pictures. */
  readonly iconWidths: readonly number[];
  /** Hash that Electron expects of each archive, by its path. */
  readonly archives: Readonly<Record<string, string>>;
}

const ICON_WIDTHS = [16, 20, 24, 32, 40, 48, 64, 128, 256];

/** Reads them from the content of an `.exe`. */
export function readWindowsResources(content: Buffer): WindowsResources {
  const { entries } = NtExecutableResource.from(NtExecutable.from(content, { ignoreCert: true }));
  const [version] = Resource.VersionInfo.fromEntries(entries);
  const [language] = version?.getAllLanguagesForStringValues() ?? [];
  const [icons] = Resource.IconGroupEntry.fromEntries(entries);
  const integrity = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  const hashes = integrity
    ? (JSON.parse(Buffer.from(integrity.bin).toString()) as { file: string; value: string }[])
    : [];
  return {
    texts: (language && version?.getStringValues(language)) ?? {},
    iconWidths: icons?.icons.map(({ width }) => width || 256).toSorted((a, b) => a - b) ?? [],
    archives: Object.fromEntries(hashes.map(({ file, value }) => [file, value])),
  };
}

/** What is not as it should be. `hash` is that of the archive beside the program. */
export function windowsProblems(
  { texts, iconWidths, archives }: WindowsResources,
  version: string,
  hash: string,
): string[] {
  const expected: Readonly<Record<string, string>> = {
    ProductName: 'Umeet',
    FileDescription: 'Umeet',
    ProductVersion: `${version}.0`,
  };
  const problems = Object.entries(expected)
    .filter(([key, value]) => texts[key] !== value)
    .map(([key]) => `${key} is ${texts[key] ?? 'missing'}`);
  if (iconWidths.join() !== ICON_WIDTHS.join())
    problems.push(`icon of ${iconWidths.join()} pixels`);
  const expectedHash = archives['resources\\app.asar'];
  if (expectedHash !== hash) {
    problems.push(`the archive's hash is ${hash}, and it expects ${expectedHash ?? 'none'}`);
  }
  return problems;
}
