/** Tells this window and the others of the same origin that something was written. */
export interface Changes {
  announce(): void;
  /** Runs now and after each announcement, one run at a time, the last after the last of them. Returns its own undo. */
  follow(run: () => Promise<void>): () => void;
  /** Idempotent. */
  close(): void;
}

/** Changes over a channel of the browser, which it owns from then on. */
export function createChanges(channel: BroadcastChannel): Changes {
  const followers = new Set<() => void>();
  const tell = () => followers.forEach((follower) => follower());
  let isOpen = true;
  channel.addEventListener('message', tell);

  return {
    announce: () => {
      if (!isOpen) return;
      tell();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin, and no such argument
      channel.postMessage(null);
    },
    follow: (run) => {
      const follower = oneAtATime(run, () => followers.has(follower));
      followers.add(follower);
      follower();
      return () => void followers.delete(follower);
    },
    close: () => {
      isOpen = false;
      followers.clear();
      channel.close();
    },
  };
}

function oneAtATime(run: () => Promise<void>, isWanted: () => boolean): () => void {
  let isRunning = false;
  let isDue = false;
  async function runAll() {
    isRunning = true;
    while (isDue && isWanted()) {
      isDue = false;
      // A database that was closed meanwhile has nothing to show.
      await run().catch(() => undefined);
    }
    isRunning = false;
  }
  return () => {
    isDue = true;
    if (!isRunning) void runAll();
  };
}
