import type { Page } from '@playwright/test';

/**
 * The floor: two bare RTCPeerConnections in one page, both ways, camera and microphone already open at the
 * client's own format. From the first line of set-up to the first presented remote frame, milliseconds.
 * Run on a page of a secure context with permissions.
 */
export async function measureFloor(page: Page, runs: number): Promise<number[]> {
  return page.evaluate(async (count) => {
    const open = (): Promise<MediaStream> =>
      navigator.mediaDevices.getUserMedia({
        audio: true,
        video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
      });
    const streams = [await open(), await open()];

    const once = async (): Promise<number> => {
      const video = document.createElement('video');
      video.muted = true;
      video.autoplay = true;
      video.style.cssText = 'position:fixed;inset:0;width:640px;height:360px';
      document.body.append(video);
      const startMs = performance.now();
      const ends = [new RTCPeerConnection(), new RTCPeerConnection()] as const;
      ends.forEach((end, index) => {
        const other = ends[1 - index];
        end.addEventListener('icecandidate', ({ candidate }) => {
          if (candidate) void other?.addIceCandidate(candidate);
        });
        const stream = streams[index];
        for (const track of stream?.getTracks() ?? []) end.addTrack(track, stream as MediaStream);
      });
      const shown = new Promise<number>((resolve) => {
        ends[1].addEventListener('track', (event) => {
          if (event.track.kind !== 'video') return;
          video.srcObject = event.streams[0] ?? null;
          video.requestVideoFrameCallback((nowMs) => resolve(nowMs - startMs));
        });
      });
      const offer = await ends[0].createOffer();
      await ends[0].setLocalDescription(offer);
      await ends[1].setRemoteDescription(offer);
      const answer = await ends[1].createAnswer();
      await ends[1].setLocalDescription(answer);
      await ends[0].setRemoteDescription(answer);
      const elapsedMs = await shown;
      for (const end of ends) end.close();
      video.remove();
      return elapsedMs;
    };

    const results: number[] = [];
    for (let run = 0; run < count; run += 1) {
      results.push(await once());
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    for (const stream of streams) for (const track of stream.getTracks()) track.stop();
    return results;
  }, runs);
}
