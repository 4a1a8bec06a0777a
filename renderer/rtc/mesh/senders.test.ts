import { expect, it } from 'vitest';
import { applyPicturePlan, applySendPolicy } from './senders.ts';

/** A connection with a microphone, a camera and a second picture, as far as their senders go. */
function connectionOf(...encodings: readonly RTCRtpEncodingParameters[]) {
  const senders = encodings.map((encoding) => {
    let parameters = { encodings: [encoding] };
    return {
      getParameters: () => structuredClone(parameters),
      setParameters: async (next: typeof parameters) => void (parameters = next),
    };
  });
  const kinds = ['audio', 'video', 'video'];
  return {
    connection: {
      getTransceivers: () =>
        senders.map((sender, index) => ({ sender, receiver: { track: { kind: kinds[index] } } })),
    } as unknown as RTCPeerConnection,
    sent: () => senders.map((sender) => sender.getParameters().encodings[0]),
  };
}

const small = { lines: 360, scaleDownBy: 2, maxBitrate: 700_000, heldBackBy: undefined } as const;

it('applies a plan to the camera alone', async () => {
  const { connection, sent } = connectionOf({}, {}, {});
  await applyPicturePlan(connection, small);
  const encoding = { active: true, scaleResolutionDownBy: 2, maxBitrate: 700_000 };
  expect(sent()).toEqual([{}, encoding, {}]);
});

it('stays when the policy is applied once more, as with every offer', async () => {
  const { connection, sent } = connectionOf({}, {});
  await applySendPolicy(connection);
  expect(sent()[1]).toEqual({ maxBitrate: 2_500_000 });
  await applyPicturePlan(connection, small);
  await applySendPolicy(connection);
  expect(sent()[1]?.maxBitrate).toBe(700_000);
});

it('stops sending without changing what it comes back with', async () => {
  const { connection, sent } = connectionOf({}, { scaleResolutionDownBy: 2, maxBitrate: 9 });
  await applyPicturePlan(connection, { ...small, lines: 0, scaleDownBy: 1, maxBitrate: 0 });
  expect(sent()[1]).toEqual({ active: false, scaleResolutionDownBy: 2, maxBitrate: 9 });
});

it('does nothing before there is a camera to send', async () => {
  const { connection, sent } = connectionOf({});
  await applyPicturePlan(connection, small);
  expect(sent()).toEqual([{}]);
});
