/** A microphone that gives less of the time's sound is late: its packets are spread out by the device, not by a network. */
const WHOLE_SHARE = 0.9;

/** Whether a device's microphone left out so much that it is heard; see `DeviceSample.capturedSoundShare`. */
export function isSoundLate(capturedSoundShare: number | undefined): boolean {
  return capturedSoundShare !== undefined && capturedSoundShare < WHOLE_SHARE;
}
