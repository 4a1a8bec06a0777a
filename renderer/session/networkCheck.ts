import { checkDevice, serviceTrips, type CheckFacts } from '../../domain/quality/showing/check.ts';
import type { QualityTick } from '../../domain/quality/sample.ts';
import type { QualityJudgement } from '../../domain/quality/verdict.ts';
import { ok, type Reply } from '../../domain/reply.ts';
import type { IceServer } from '../../service/protocol/index.ts';
import { pause, type Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { ServiceClient } from '../signalling/http.ts';
import type { CallArchive, CallRecord } from '../storage/index.ts';
import { openFarHalf } from './checkCall.ts';
import { openCheckMedia } from './checkMedia.ts';
import { undoOn } from './listeners.ts';
import type { MediaSources } from './mediaSources.ts';
import type { ServicePlace, Services } from './services.ts';
import type { CallStreams, CheckActions } from './session.ts';
import type { CallStage } from './state.ts';
import type { Stores } from './stores.ts';
import type { Wires } from './wires.ts';
import type { Work } from './work.ts';

/** The first question also opens the connection and is not counted. */
const QUESTIONS = 5;
const OWN_SERVICE: ServicePlace = { origin: undefined, fingerprint: undefined };
const CONNECT_MS = 8_000;
/** Among so many of the newest records the last check is looked for. */
const LOOK_BACK = 100;

/** What a network check needs. */
export interface NetworkCheckDeps {
  readonly stores: Pick<Stores, 'check' | 'meeting'>;
  readonly services: Pick<Services, 'reach' | 'explain'>;
  readonly createServiceClient: (origin: string) => ServiceClient;
  readonly loadWires: () => Promise<Reply<Wires>>;
  readonly loadWork: () => Promise<Reply<Work>>;
  readonly sources: Pick<MediaSources, 'microphone' | 'camera' | 'onTracks'>;
  readonly archive: CallArchive;
  /** Random bits, by which the archive tells checks apart. */
  readonly newIncarnation: () => string;
  readonly clock: Clock;
  readonly log: Log;
}

type OnStage = (stage: CallStage, streams: CallStreams) => void;

/** With `onStage` it is a test call. */
type CheckDeps = NetworkCheckDeps & { readonly onStage: OnStage | undefined };

/** What a check brought: its facts, and its seconds. */
interface Outcome {
  readonly facts: CheckFacts;
  readonly ticks: readonly QualityTick[];
  readonly judgement: QualityJudgement | undefined;
}

/** The network check before a call: at most one at a time, and none beside a meeting. */
export function createNetworkCheck(deps: NetworkCheckDeps): CheckActions {
  const { stores, archive, clock } = deps;
  const { check: store, meeting } = stores;
  let life: AbortController | undefined;
  let streams: CallStreams | undefined;

  const isBusy = () => ['joining', 'in'].includes(meeting.getState().phase.at);

  const onStage: OnStage = (stage, arriving) => {
    streams = arriving;
    store.setState({ stage });
  };

  async function run(where: ServicePlace, isCall: boolean, signal: AbortSignal) {
    const startedAtMs = clock.now();
    store.setState({ secondsDone: 0, fault: undefined });
    const outcome = await check({ ...deps, onStage: isCall ? onStage : undefined }, where, signal);
    if (signal.aborted) return;
    stop();
    if (!outcome.ok) {
      store.setState({ fault: outcome.fault });
      return;
    }
    const { ticks } = outcome.value;
    const last = recordOf(outcome.value, {
      callId: deps.newIncarnation(),
      startedAtMs,
      nowMs: clock.now(),
    });
    store.setState({ last });
    await archive.put(last);
    if (ticks.length > 0) await archive.addTicks(last.callId, ticks);
  }

  function stop() {
    life?.abort();
    life = undefined;
    streams = undefined;
    store.setState({ secondsDone: undefined, stage: undefined });
  }

  function begin(where: ServicePlace, isCall: boolean) {
    if (life || isBusy()) return;
    const mine = new AbortController();
    life = mine;
    undoOn(
      mine.signal,
      meeting.subscribe(() => isBusy() && stop()),
    );
    void run(where, isCall, mine.signal).catch((error: unknown) => {
      deps.log('error', 'the network check broke', { error: String(error) });
      if (life === mine) stop();
    });
  }

  return {
    start: (where = OWN_SERVICE) => begin(where, false),
    call: () => begin(OWN_SERVICE, true),
    streams: () => streams,
    noteVoice: (wasHeard) => noteVoice(deps, wasHeard),
    stop,
    recall: () => recall(deps),
  };
}

/** Keeps the person's word with the test call it is about. */
async function noteVoice({ stores, archive }: NetworkCheckDeps, voiceHeard: boolean) {
  const { last } = stores.check.getState();
  if (!last?.check?.call) return;
  const check = { ...last.check, call: { ...last.check.call, voiceHeard } };
  stores.check.setState({ last: { ...last, check } });
  await archive.put({ ...last, check });
}

async function recall({ stores: { check: store }, archive }: NetworkCheckDeps) {
  if (store.getState().last) return;
  const kept = await archive.list(LOOK_BACK);
  const last = kept.find(({ kind, check }) => kind === 'check' && check !== undefined);
  store.setState((now) => ({ last: now.last ?? last }));
}

async function check(
  deps: CheckDeps,
  where: ServicePlace,
  signal: AbortSignal,
): Promise<Reply<Outcome>> {
  const { services, createServiceClient, loadWires, loadWork } = deps;
  const [origin, wires, work] = await Promise.all([services.reach(where), loadWires(), loadWork()]);
  if (!origin.ok) return origin;
  if (!wires.ok) return wires;
  if (!work.ok) return work;
  const client = createServiceClient(origin.value);
  const servers = await relayServers(client);
  if (!servers.ok) return services.explain(servers, where);
  const service = serviceTrips(await askAgain(client, deps.clock, signal));
  if (signal.aborted)
    return ok({ facts: { path: 'local', service }, ticks: [], judgement: undefined });
  const ends = new AbortController();
  undoOn(signal, () => ends.abort());
  try {
    const iceServers = servers.value;
    const tools = { wires: wires.value, work: work.value };
    const { ticks, picture, call } = await callMyself(deps, tools, iceServers, ends.signal);
    const isRelayed = iceServers.length > 0;
    const path = isRelayed ? (ticks ? 'relay' : 'relay-unreachable') : 'local';
    const device = ticks && checkDevice(ticks, picture);
    const facts = { path, service, device, call } as const;
    return ok({ facts, ticks: ticks ?? [], judgement: ticks && work.value.judgeAll(ticks) });
  } finally {
    ends.abort();
  }
}

/** Only servers that relay: a STUN server carries nothing. A service that knows no checks has none to offer. */
async function relayServers(client: ServiceClient): Promise<Reply<readonly IceServer[]>> {
  const ice = await client.startCheck();
  if (!ice.ok) return ice.fault.code === 'not-found' ? ok([]) : ice;
  return ok(ice.value.iceServers.filter(({ urls }) => urls.some((url) => /^turns?:/.test(url))));
}

/** How long each question took; one that was not answered ends the asking. */
async function askAgain(client: ServiceClient, clock: Clock, signal: AbortSignal) {
  const trips: (number | undefined)[] = [];
  const first = await client.info();
  if (!first.ok) return [undefined];
  while (trips.length < QUESTIONS && !signal.aborted) {
    const askedAtMs = clock.monotonic();
    const answer = await client.info();
    trips.push(answer.ok ? clock.monotonic() - askedAtMs : undefined);
    if (!answer.ok) break;
  }
  return trips;
}

/** Calls this window itself and measures it. No ticks: there was no way. Everything ends with the signal. */
async function callMyself(
  deps: CheckDeps,
  { wires, work }: { readonly wires: Wires; readonly work: Work },
  iceServers: readonly IceServer[],
  signal: AbortSignal,
) {
  const { clock, stores, sources, onStage } = deps;
  const media = openCheckMedia({ sources, wires, signal });
  const loop = wires.openLoop({ iceServers, tracks: media.tracks() });
  undoOn(signal, () => loop.close());
  media.onChange((kind, track) => void loop.setTrack(kind, track));
  const mine = loop;
  const half = onStage && openFarHalf({ wires, iceServers, mine, sources, onStage, clock, signal });
  const isConnected = await Promise.race([
    Promise.all([loop.connected, half?.connected]).then((both) => !both.includes(false)),
    pause(clock, CONNECT_MS, signal).then(() => false),
  ]);
  const ticks: QualityTick[] = [];
  if (isConnected && !signal.aborted) {
    half?.start();
    await work.measureLoop({
      loop,
      probe: wires.createDeviceProbe(),
      isRelayed: iceServers.length > 0,
      isLive: media.isLive,
      onTick: (tick) => {
        ticks.push(tick);
        stores.check.setState({ secondsDone: ticks.length });
      },
      clock,
      signal,
    });
  }
  const call = isConnected ? half?.result() : undefined;
  return { ticks: ticks.length > 0 ? ticks : undefined, picture: media.picture(), call };
}

function recordOf(
  { facts, judgement }: Outcome,
  { callId, startedAtMs, nowMs }: { callId: string; startedAtMs: number; nowMs: number },
): CallRecord {
  return {
    callId,
    kind: 'check',
    room: undefined,
    startedAtMs,
    endedAtMs: nowMs,
    state: 'closed',
    people: {},
    figures: judgement?.call.call,
    outage: judgement?.outage,
    check: facts,
  };
}
