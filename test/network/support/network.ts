import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from '@playwright/test';
import { findBrowser } from '../../../scripts/lib/browsers.ts';
import { launchBrowser } from '../../e2e/support/browser.ts';
import { Person } from '../../e2e/support/person.ts';
import { startService } from '../../e2e/support/service.ts';
import { startLink, type ImpairedLink } from '../link/link.ts';

/** Where the service stands. Its link is never impaired by itself. */
const HUB = 'hub';

/** An impaired network with a real service in it, and a browser in each place where people are. */
export interface Network {
  readonly link: ImpairedLink;
  /** Where the service is reached from every place. */
  readonly origin: string;
  /** The browser of a place, started when first asked for. */
  browserAt(place: string): Promise<Browser>;
  /** Id of the first process of a place's browser. */
  processAt(place: string): Promise<number>;
  /** Brings somebody in at a place, with a camera of this height at most: three people in HD are too many for two cores. */
  arrive(place: string, name: string, cameraHeight?: 360): Promise<Person>;
  /** Ends everything. */
  close(): Promise<void>;
}

/** What is wanted of a network. */
export interface NetworkWishes {
  /** Where people are; letters and digits. */
  readonly places: readonly string[];
  readonly seed?: number;
  /** Further flags of the service, which may depend on the link. */
  readonly flags?: (link: ImpairedLink) => readonly string[];
}

/** Starts the network and its service. */
export async function startNetwork(wishes: NetworkWishes): Promise<Network> {
  const link = await startLink([...wishes.places, HUB], wishes.seed);
  const folder = await mkdtemp(join(tmpdir(), 'umeet-network-'));
  const { address, enter } = link.place(HUB);
  const flags = ['--host', address, ...(wishes.flags?.(link) ?? [])];
  const service = await startService(flags, enter).catch(async (error: unknown) => {
    await link.stop();
    throw error;
  });
  const browsers = new Map<string, Promise<Browser>>();
  const browserAt = (place: string): Promise<Browser> => {
    const running = browsers.get(place) ?? launchInside(link, place, folder);
    browsers.set(place, running);
    return running;
  };
  const { origin } = service;
  return {
    link,
    origin,
    browserAt,
    processAt: async (place) => {
      await browserAt(place);
      return Number(await readFile(processFile(folder, place), 'utf8'));
    },
    arrive: async (place, name, cameraHeight) =>
      Person.arrive(await browserAt(place), {
        origin,
        name,
        ...(cameraHeight && { prepare: useSmallCamera }),
      }),
    close: async () => {
      const started = await Promise.allSettled(browsers.values());
      await Promise.all(
        started.map((one) => (one.status === 'fulfilled' ? one.value.close() : undefined)),
      );
      await service.stop();
      await link.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Pages of the context get pictures of 640 × 360 from the camera, whatever they ask for. */
async function useSmallCamera(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const { mediaDevices } = navigator;
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = (wishes = {}) => {
      const video = typeof wishes.video === 'object' ? wishes.video : {};
      const small = { ...video, width: 640, height: 360 };
      return getUserMedia(wishes.video ? { ...wishes, video: small } : wishes);
    };
  });
}

const processFile = (folder: string, place: string): string => join(folder, `browser-${place}.pid`);

/** A script stands for the browser's path, because Playwright can only start one program, not one inside another. */
async function launchInside(link: ImpairedLink, place: string, folder: string): Promise<Browser> {
  const browser = findBrowser();
  if (!browser)
    throw new Error('no Chromium, Chrome or Edge found; `npm test` says how to get one');
  const script = join(folder, `browser-${place}.sh`);
  const enter = link.place(place).enter.join(' ');
  const lines = [
    '#!/bin/sh',
    `echo $$ > '${processFile(folder, place)}'`,
    `exec ${enter} '${browser.path}' "$@"`,
  ];
  await writeFile(script, `${lines.join('\n')}\n`);
  await chmod(script, 0o755);
  // The service has a certificate of its own making here; a camera needs a secure page all the same.
  return launchBrowser({}, { executablePath: script, args: ['--ignore-certificate-errors'] });
}
