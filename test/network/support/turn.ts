import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Place } from '../link/link.ts';

/** Shared by the service and the TURN server of a test. */
const SECRET = 'a-secret-of-these-tests';
const PORT = 3478;

/** A TURN server in a place of its own. */
export interface TurnServer {
  stop(): Promise<void>;
}

/** Flags with which the service sends everybody to the TURN server at that place. */
export function turnFlags({ address }: Place): readonly string[] {
  return ['--ice-server', `turn:${address}:${PORT}?transport=udp`, '--turn-secret', SECRET];
}

/** Starts coturn. Rejects where it is not installed. */
export async function startTurn(place: Place): Promise<TurnServer> {
  const flags = [
    '-n --no-cli --no-tls --no-dtls --no-tcp --log-file stdout --simple-log --verbose',
    `--pidfile /dev/null --listening-port ${PORT} --realm umeet.test --use-auth-secret`,
    `--listening-ip ${place.address} --relay-ip ${place.address} --static-auth-secret ${SECRET}`,
  ].flatMap((line) => line.split(' '));
  const [command = '', ...enter] = place.enter;
  const child = spawn(command, [...enter, 'turnserver', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    if (/listener opened on: .*:3478/i.test(line)) {
      // Read on, so that its log does not fill the pipe and stop it.
      child.stdout.resume();
      return {
        stop: async () => {
          child.kill('SIGTERM');
          await exited;
        },
      };
    }
  }
  throw new Error('coturn (turnserver) could not be started');
}
