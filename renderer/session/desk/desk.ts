import { fail, ok, type Reply } from '../../../domain/reply.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { KeyValueStore } from '../../platform/platform.ts';
import { OWN_SERVICE } from '../../storage/reports/parcel.ts';
import type { ServiceLink } from '../reports/serviceLink.ts';
import { CLOSED_DESK, type Stores } from '../stores.ts';
import { DeskFollower, type AskDesk, type DeskPart } from './follower.ts';
import type { DeskActions } from './port.ts';

const KEY = 'desk';
/** What is shown first, more than any window has room for: a queue of thousands takes its time. */
const FIRST_ROWS = 200;

/** What the desk needs. */
export interface DeskDeps {
  readonly stores: Pick<Stores, 'desk'>;
  readonly link: Pick<ServiceLink, 'origin' | 'clientWith'>;
  readonly platform: { readonly store: KeyValueStore };
  readonly newId: () => string;
  readonly clock: Clock;
  readonly log: Log;
  /** The desk has been opened or closed. */
  readonly onKey: () => void;
}

/** The service desk as the engine drives it. */
export interface Desk {
  readonly actions: DeskActions;
  /** With which the watch hears of all reports; `undefined` while the desk is closed. */
  key(): string | undefined;
  /** Something of that part has changed; of any, as when the service is back. */
  changed(part?: DeskPart): void;
  /** Ends it without forgetting the key. */
  close(): void;
}

/** A desk that is closed. */
export function createDesk(deps: DeskDeps): Desk {
  const { newId } = deps;
  const door = createDoor(deps);
  const { askDesk } = door;
  const follower = new DeskFollower(deps, askDesk);

  const afterwards = async <T>(reply: Promise<Reply<T>>) => {
    const done = await reply;
    if (done.ok) follower.changed();
    return done;
  };
  const plain = async (reply: Promise<Reply<unknown>>): Promise<Reply<null>> => {
    const done = await afterwards(reply);
    return done.ok ? ok(null) : done;
  };
  return {
    key: door.key,
    changed: follower.changed,
    close: follower.close,
    actions: {
      open: (given) => plain(door.open(given)),
      close: door.forget,
      follow: follower.follow,
      report: (report) => askDesk((client) => client.view(report)),
      act: (report, happening) => {
        const body = { eventId: newId(), happening };
        return afterwards(askDesk((client) => twice(() => client.ask(report, body))));
      },
      download: (place) => askDesk((client) => client.download(place)),
      declare: (incident) => {
        const incidentId = newId();
        return plain(askDesk((client) => twice(() => client.declare(incidentId, incident))));
      },
      tell: (incidentId, event) => {
        const body = { ...event, eventId: newId() };
        return plain(askDesk((client) => twice(() => client.tell(incidentId, body))));
      },
    },
  };
}

/** Whether the first was heard is not known when it was not answered; under the same id it happens once. */
export async function twice<T>(ask: () => Promise<Reply<T>>): Promise<Reply<T>> {
  const first = await ask();
  return !first.ok && first.fault.retry === 'now' ? ask() : first;
}

/** The key, and what it opens. */
function createDoor({ stores, link, platform, clock, onKey }: DeskDeps) {
  const store = stores.desk;
  let key: string | undefined;

  /** Keys are kept by origin: another service has another. */
  const place = async () => `${KEY}.${(await link.origin(OWN_SERVICE)) ?? OWN_SERVICE}`;
  const kept = async () => platform.store.read(await place());
  void kept().then((text) => text !== undefined && store.setState({ hasKey: true }));

  function forget() {
    key = undefined;
    store.setState(CLOSED_DESK);
    void place().then((at) => platform.store.remove(at));
    onKey();
  }

  const askDesk: AskDesk = async (run) => {
    if (key === undefined) return fail('desk-key-wrong');
    const client = await link.clientWith(OWN_SERVICE, key);
    const reply = client ? await run(client) : fail('service-unreachable');
    if (!reply.ok && reply.fault.code === 'desk-key-wrong') forget();
    return reply;
  };

  async function open(given: string | undefined): Promise<Reply<null>> {
    const text = given?.trim() ?? (await kept());
    if (text === undefined || text === '') return fail('desk-key-wrong');
    key = text.startsWith('d.') ? text : `d.${text}`;
    const mine = key;
    if (store.getState().state === 'closed') store.setState({ state: 'opening' });
    const queue = await askDesk((client) => client.queue('open', FIRST_ROWS));
    if (!queue.ok) {
      // Silence says nothing of the key, and an open desk goes on showing what it knows.
      if (store.getState().state === 'opening') store.setState({ state: 'closed' });
      return queue;
    }
    platform.store.write(await place(), mine);
    const { rows, nowMs } = queue.value;
    const clockOffsetMs = nowMs - clock.now();
    const isWhole = rows.length < FIRST_ROWS;
    store.setState({ state: 'open', hasKey: true, rows, isWhole, clockOffsetMs, isStale: false });
    onKey();
    return ok(null);
  }

  return {
    open,
    forget,
    askDesk,
    key: () => (store.getState().state === 'open' ? key : undefined),
  };
}
