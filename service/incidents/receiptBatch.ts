import type { IncidentReceipt, IncidentStore } from './incidentStore.ts';

/**
 * Keeps receipts together that come together: each write waits for the disk, and everybody answers a notice at the same moment.
 * Resolves when the receipt is on the disk. What cannot be written is tried again with the next one: it would be missing from the
 * time that clients took.
 */
export function createReceiptBatch(
  store: Pick<IncidentStore, 'addReceipts'>,
): (receipt: IncidentReceipt) => Promise<void> {
  // By what makes a receipt one, so that a client that tries again takes no more room.
  const waiting = new Map<string, IncidentReceipt>();
  let next: Promise<void> | undefined;
  let writing: Promise<unknown> = Promise.resolve();

  async function writeWaiting(): Promise<void> {
    const batch = [...waiting];
    next = undefined;
    await store.addReceipts(batch.map(([, receipt]) => receipt));
    for (const [key] of batch) waiting.delete(key);
  }

  return (receipt) => {
    const key = `${receipt.incidentId} ${receipt.clientId} ${receipt.revision}`;
    if (!waiting.has(key)) waiting.set(key, receipt);
    if (!next) {
      // What comes during a write goes into the next one, whether this one succeeds or not.
      next = writing.then(afterTurn).then(writeWaiting);
      writing = next.catch(() => undefined);
    }
    return next;
  };
}

/** Lets everything that has already arrived be read first. */
function afterTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
