import type { BrowserContext, Page } from '@playwright/test';

/** How a page's camera goes to the one other person in the room. */
export interface SentPicture {
  readonly isActive: boolean;
  /** Lines that are encoded. */
  readonly height: number;
  /** Pictures encoded so far. */
  readonly frames: number;
}

declare global {
  interface Window {
    umeetTestConnections?: RTCPeerConnection[];
  }
}

/** Makes a context keep its pages' connections, so that their statistics can be read. Call before any page opens. */
export async function keepConnections(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const kept: RTCPeerConnection[] = [];
    window.umeetTestConnections = kept;
    window.RTCPeerConnection = new Proxy(RTCPeerConnection, {
      construct: (target, args, newTarget) => {
        const connection = Reflect.construct(target, args, newTarget) as RTCPeerConnection;
        kept.push(connection);
        return connection;
      },
    });
  });
}

/** What the browser's own statistics say of the picture that the page sends over its newest open connection. */
export async function sentPicture(page: Page): Promise<SentPicture> {
  return page.evaluate(async () => {
    const open = (window.umeetTestConnections ?? []).filter(
      ({ connectionState }) => connectionState === 'connected',
    );
    const camera = open
      .at(-1)
      ?.getTransceivers()
      .find(({ receiver }) => receiver.track.kind === 'video')?.sender;
    if (!camera) throw new Error('nothing is connected');
    const stats = [...(await camera.getStats()).values()].find(
      ({ type }) => type === 'outbound-rtp',
    );
    const { active, frameHeight = 0, framesEncoded = 0 } = stats ?? {};
    return { isActive: active === true, height: frameHeight, frames: framesEncoded };
  });
}
