import type { Page } from '@playwright/test';

/**
 * Payload types under which this browser repeats lost packets (RTX). They are streams of their own and no media: what
 * is lost of them is not loss in the contract's sense. The page must be a secure one.
 */
export async function repairPayloadTypes(page: Page): Promise<ReadonlySet<number>> {
  const found = await page.evaluate(async () => {
    const connection = new RTCPeerConnection();
    connection.addTransceiver('video');
    const { sdp = '' } = await connection.createOffer();
    connection.close();
    return [...sdp.matchAll(/^a=rtpmap:(\d+) (rtx|flexfec-03)\//gm)].map((match) => match[1]);
  });
  return new Set(found.map(Number));
}
