import { fail, ok, type Reply } from '../../../domain/reply.ts';

/** Folder of the recordings in the browser's own files. */
export const FOLDER = 'recordings';

/** What the worker is asked; each is answered, in order. */
export type StoreRequest =
  /** Makes a file that is not there yet; `forbidden` when it is. */
  | { readonly kind: 'create'; readonly name: string }
  /** Appends, and has it on the disk when it answers. */
  | { readonly kind: 'append'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'close' };

/** A file as a worker may write it (File System standard, `FileSystemSyncAccessHandle`). */
interface OpenFile {
  write(bytes: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number;
  flush(): void;
  truncate(size: number): void;
  close(): void;
}

/** A file's handle inside a worker. */
type WorkerFileHandle = FileSystemFileHandle & {
  createSyncAccessHandle(): Promise<OpenFile>;
};

/** Writes one file in a folder that the browser keeps for this origin. */
export function createFileStore(root: () => Promise<FileSystemDirectoryHandle>) {
  let file: OpenFile | undefined;
  let size = 0;

  async function create(name: string): Promise<Reply<null>> {
    const folder = await (await root()).getDirectoryHandle(FOLDER, { create: true });
    for await (const known of folder.keys()) if (known === name) return fail('forbidden', name);
    const handle = (await folder.getFileHandle(name, { create: true })) as WorkerFileHandle;
    file = await handle.createSyncAccessHandle();
    return ok(null);
  }

  function append(bytes: Uint8Array<ArrayBuffer>): Reply<null> {
    if (!file) return fail('recording-failed', 'no file is open');
    try {
      const written = file.write(bytes, { at: size });
      // Less than all of it: there was no room for the rest.
      if (written < bytes.byteLength) throw new DOMException('short write', 'QuotaExceededError');
      file.flush();
      size += written;
      return ok(null);
    } catch (error) {
      // Half a fragment would be the end of the file for some players.
      file.truncate(size);
      return failure(error);
    }
  }

  return {
    do: async (request: StoreRequest): Promise<Reply<null>> => {
      try {
        if (request.kind === 'create') return await create(request.name);
        if (request.kind === 'append') return append(request.bytes);
        file?.close();
        file = undefined;
        return ok(null);
      } catch (error) {
        return failure(error);
      }
    },
  };
}

/** Why the browser's files do not do what was asked. */
export function failure(error: unknown): Reply<null> {
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
  return fail(isFull ? 'disk-full' : 'recording-failed', String(error));
}
