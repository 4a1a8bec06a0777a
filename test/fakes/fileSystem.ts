/** A browser's own files in memory, as far as recordings use them. `room` is how many bytes fit in all. */
export function createFakeFileSystem(room = 1_000) {
  const files = new Map<string, { bytes: number[]; lastModified: number; isFlushed: boolean }>();
  const used = () => [...files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  const missing = () => new DOMException('not there', 'NotFoundError');

  function handleOf(name: string) {
    return {
      kind: 'file' as const,
      name,
      getFile: async () => {
        const { bytes, lastModified } = files.get(name) ?? { bytes: [], lastModified: 0 };
        return new File([new Uint8Array(bytes)], name, { lastModified });
      },
      createSyncAccessHandle: async () => syncHandle(name),
    };
  }

  function syncHandle(name: string) {
    const file = files.get(name);
    if (!file) throw missing();
    return {
      write: (data: Uint8Array, { at }: { at: number }) => {
        const fits = data.slice(0, Math.max(0, room - used()));
        file.bytes.splice(at, fits.length, ...fits);
        file.isFlushed = false;
        return fits.length;
      },
      flush: () => void (file.isFlushed = true),
      truncate: (size: number) => void (file.bytes.length = size),
      close: () => undefined,
    };
  }

  const folder = {
    getFileHandle: async (name: string, { create = false } = {}) => {
      if (!files.has(name) && !create) throw missing();
      if (!files.has(name)) files.set(name, { bytes: [], lastModified: 0, isFlushed: true });
      return handleOf(name);
    },
    removeEntry: async (name: string) => {
      if (!files.delete(name)) throw missing();
    },
    async *keys() {
      yield* files.keys();
    },
    async *entries() {
      for (const name of files.keys()) yield [name, handleOf(name)] as const;
    },
  };
  const root = { getDirectoryHandle: async () => folder } as unknown as FileSystemDirectoryHandle;
  return { files, getDirectory: async () => root };
}

/** Locks that are held until they are let go. */
export function createFakeLocks() {
  const held = new Set<string>();
  return {
    held,
    query: async () => ({ held: [...held].map((name) => ({ name })) }),
    request: async (name: string, run: () => Promise<void>) => {
      held.add(name);
      await run();
      held.delete(name);
    },
  };
}
