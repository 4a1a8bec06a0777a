import type { Reply } from '../../../domain/reply.ts';
import { aroundWorker } from '../workerScope.ts';
import { createFileStore, type StoreRequest } from './fileStore.ts';

// Only a worker may write into the browser's own files at once and surely; a page's writable keeps nothing in a crash.

const { scope, tell } = aroundWorker<StoreRequest, Reply<null>>();
const store = createFileStore(() => scope.navigator.storage.getDirectory());
// One after the other: bytes are appended in the order in which they came.
let tail: Promise<void> = Promise.resolve();
scope.addEventListener('message', ({ data }) => {
  tail = tail.then(async () => tell(await store.do(data)));
});
