import type { BrowserContext } from '@playwright/test';
import type { UdpRelay } from './udpRelay.ts';

declare global {
  interface Window {
    /** Put there by {@link sendMediaThrough}: the stand-in port of a peer address. */
    umeetTestStandIn?: (address: string, port: number) => Promise<number>;
  }
}

/**
 * Makes every peer connection of a context reach its far ends through the relay only: the addresses in remote
 * candidates are replaced by stand-ins, candidates that are not UDP are dropped. Call before any page opens.
 */
export async function sendMediaThrough(relay: UdpRelay, context: BrowserContext): Promise<void> {
  await context.exposeFunction('umeetTestStandIn', (address: string, port: number) =>
    relay.standInFor(address, port),
  );
  await context.addInitScript(replaceRemoteCandidates);
}

function replaceRemoteCandidates(): void {
  const CANDIDATE = /^(.*candidate:\S+ \d+ )(udp|tcp)( \d+ )(\S+) (\d+)( typ .*)$/i;
  const prototype = RTCPeerConnection.prototype;
  // The DOM types list a deprecated form with callbacks last, which `call` would pick.
  const addIceCandidate = prototype.addIceCandidate as (
    this: RTCPeerConnection,
    candidate?: RTCIceCandidateInit | null,
  ) => Promise<void>;
  const setRemoteDescription = prototype.setRemoteDescription as (
    this: RTCPeerConnection,
    description: RTCSessionDescriptionInit,
  ) => Promise<void>;

  const replaced = async (line: string): Promise<string | undefined> => {
    const match = CANDIDATE.exec(line);
    if (!match) return line;
    const [, start = '', transport = '', priority = '', address = '', port = '', rest = ''] = match;
    if (transport.toLowerCase() !== 'udp') return undefined;
    const standIn = await window.umeetTestStandIn?.(address, Number(port));
    return `${start}${transport}${priority}${address} ${standIn}${rest}`;
  };

  prototype.addIceCandidate = async function add(
    this: RTCPeerConnection,
    candidate?: RTCIceCandidateInit | null,
  ): Promise<void> {
    if (!candidate?.candidate) return addIceCandidate.call(this, candidate);
    const line = await replaced(candidate.candidate);
    if (line === undefined) return undefined;
    return addIceCandidate.call(this, {
      candidate: line,
      sdpMid: candidate.sdpMid,
      sdpMLineIndex: candidate.sdpMLineIndex,
      usernameFragment: candidate.usernameFragment,
    });
  } as typeof addIceCandidate;

  prototype.setRemoteDescription = async function set(
    this: RTCPeerConnection,
    description: RTCSessionDescriptionInit,
  ): Promise<void> {
    const lines = (description.sdp ?? '').split('\r\n');
    const kept = await Promise.all(
      lines.map((line) => (line.startsWith('a=candidate:') ? replaced(line) : line)),
    );
    const sdp = kept.filter((line) => line !== undefined).join('\r\n');
    return setRemoteDescription.call(this, { type: description.type, sdp });
  } as typeof setRemoteDescription;
}
