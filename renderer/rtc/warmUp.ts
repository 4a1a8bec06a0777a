/**
 * The first peer connection of a page sets up threads, codecs and a certificate, which takes about 100 ms on two
 * cores. Done while somebody still chooses a camera, nobody waits for it. Never rejects: it is a favour.
 */
export async function warmUp(window: Pick<typeof globalThis, 'RTCPeerConnection'>): Promise<void> {
  try {
    const connection = new window.RTCPeerConnection();
    connection.addTransceiver('audio');
    connection.addTransceiver('video');
    await connection.setLocalDescription(await connection.createOffer());
    connection.close();
  } catch {
    // What is wrong will be said when it matters.
  }
}
