import { family } from './processes.ts';

/** One turn of work and rest, milliseconds: well below a second, so that figures of a second are steady. */
const TURN_MS = 50;
/** Processes that were started since are looked for this often; looking takes too long to do it every turn. */
const LOOK_MS = 1_000;

/**
 * Lets a browser work for a share of the time only (0 to 1), as a processor that has too much to do does: all its
 * processes are stopped for the rest of each twentieth of a second. `pid` is that of its first process; what it returns
 * ends the throttling. Linux only.
 */
export function throttle(pid: number, share: number): () => void {
  let processes = family(pid);
  const signal = (name: NodeJS.Signals): void => {
    for (const each of processes) {
      try {
        process.kill(each, name);
      } catch {
        // It has ended meanwhile.
      }
    }
  };
  let rest: NodeJS.Timeout | undefined;
  const look = setInterval(() => void (processes = family(pid)), LOOK_MS);
  const turn = setInterval(() => {
    signal('SIGCONT');
    rest = setTimeout(() => signal('SIGSTOP'), TURN_MS * share);
  }, TURN_MS);
  return () => {
    clearInterval(look);
    clearInterval(turn);
    clearTimeout(rest);
    processes = family(pid);
    signal('SIGCONT');
  };
}
