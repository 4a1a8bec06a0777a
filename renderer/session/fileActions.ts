import { parseFileName, refuseFileSize } from '../../domain/meeting/file.ts';
import { fail, ok } from '../../domain/reply.ts';
import type { FileShare } from './fileShare.ts';
import type { Sha256 } from './fileTaker.ts';
import type { FileActions } from './session.ts';
import type { Stores } from './stores.ts';
import { withMessages } from './talk.ts';
import type { Ask } from './talkActions.ts';

/** What attaching and downloading files needs. */
export interface FileActionsDeps {
  readonly ask: Ask;
  /** Of the meeting this client is in. */
  readonly files: () => FileShare | undefined;
  readonly sha256: Sha256;
  readonly stores: Pick<Stores, 'talk'>;
}

/** Files in the chat. */
export function createFileActions(deps: FileActionsDeps): FileActions {
  const { ask, files, sha256, stores } = deps;
  return {
    attach: async (file) => {
      const refused = refuseFileSize(file.size);
      if (refused) return fail(refused);
      const bytes = await read(file);
      if (!bytes) return fail('file-unreadable');
      const share = files();
      if (!share) return fail('not-in-room');
      const content = await sha256(bytes);
      // Before anybody hears of it; and if the answer is lost, they may have heard of it.
      share.offer(content, file);
      const { size } = file;
      const told = await ask('chat:file', {
        name: parseFileName(file.name),
        size,
        sha256: content,
      });
      if (!told.ok) return told;
      stores.talk.setState((state) => withMessages(state, [told.value.message]));
      return ok(null);
    },
    download: async ({ memberId, file }) =>
      (file && (await files()?.take(memberId, file))) ?? fail('file-gone'),
    cancelDownload: (content) => files()?.cancel(content),
    stopUpload: (uploadId) => files()?.stop(uploadId),
  };
}

/** A folder cannot be read, nor a file that has been moved or changed since it was chosen. */
async function read(file: File): Promise<ArrayBuffer | undefined> {
  try {
    return await file.arrayBuffer();
  } catch {
    return undefined;
  }
}
