import type { Page } from '@playwright/test';
import { expect, test, type Pages } from './pagesApp.ts';

interface Call {
  readonly connection: RTCPeerConnection;
  readonly heard: string[];
  width: number;
}
declare global {
  interface Window {
    call?: Call;
  }
}

/** Prepares one side with its camera, and gives the offer, or the answer to `offer`, with all its candidates. */
function describe(page: Page, offer?: string): Promise<string> {
  return page.evaluate(async (theirs) => {
    const connection = new RTCPeerConnection();
    const call: Call = { connection, heard: [], width: 0 };
    window.call = call;
    const hear = (channel: RTCDataChannel) => {
      const greet = () => channel.send(theirs ? 'from answer' : 'from offer');
      // One that the other side opened may be open before anybody can listen for it.
      if (channel.readyState === 'open') greet();
      else channel.addEventListener('open', greet);
      channel.addEventListener('message', ({ data }) => call.heard.push(data));
    };
    connection.addEventListener('datachannel', ({ channel }) => hear(channel));
    connection.addEventListener('track', ({ streams: [stream] }) => {
      const video = Object.assign(document.createElement('video'), { srcObject: stream });
      video.addEventListener('resize', () => (call.width = video.videoWidth));
      void video.play();
    });
    const camera = await navigator.mediaDevices.getUserMedia({ video: { width: 320 } });
    for (const track of camera.getTracks()) connection.addTrack(track, camera);
    if (theirs === undefined) hear(connection.createDataChannel('chat'));
    else await connection.setRemoteDescription({ type: 'offer', sdp: theirs });
    const gathered = new Promise<void>((resolve) => {
      connection.addEventListener('icecandidate', ({ candidate }) => {
        if (!candidate) resolve();
      });
    });
    await connection.setLocalDescription();
    await gathered;
    return connection.localDescription?.sdp ?? '';
  }, offer);
}

function heardAndSeen({ page }: Pages): Promise<[string[], boolean]> {
  return page.evaluate(() => [window.call?.heard ?? [], (window.call?.width ?? 0) > 0]);
}

test('two programs call each other, with pictures and messages', async ({ shared, own }) => {
  const offer = await describe(shared.page);
  const answer = await describe(own.page, offer);
  await shared.page.evaluate(
    (sdp) => window.call?.connection.setRemoteDescription({ type: 'answer', sdp }),
    answer,
  );
  await expect.poll(() => heardAndSeen(shared)).toEqual([['from answer'], true]);
  await expect.poll(() => heardAndSeen(own)).toEqual([['from offer'], true]);
  await shared.page.evaluate(() => window.call?.connection.close());
});
