import type { MemberId } from '../ids.ts';

/** Whose side a fault is on. */
export type Side = 'this-device' | 'this-network' | 'service' | 'far-end';

/**
 * What a measurement says, with the names of its figures. Sentences are chosen by it. "of" figures are what
 * the first one is counted of; percentages are 0 to 100; all are over the last 20 seconds.
 */
export type SideReasonCode =
  // This device
  | 'device-encode-slow' // { encodeMs, frameIntervalMs }: one picture takes longer to encode than the next one takes to come
  | 'device-cpu-limited' // { seconds, ofSeconds }: the encoder says that the processor holds it back
  | 'device-frames-dropped' // { encodedFramesPerSecond, capturedFramesPerSecond }
  | 'device-capture-slow' // { framesPerSecond }: the camera delivers too few pictures
  | 'device-sound-missing' // { missingPercent }: the microphone gives less sound than time passes
  | 'device-timers-late' // { lateMs }: the page's timers come late
  | 'device-pressure' // { seconds, ofSeconds }: the system says that the processor is overloaded
  | 'picture-poor-for-all' // { people, ofPeople }: so many of the others see my picture poorly, with a good network
  | 'sound-poor-for-all' // the same of my sound
  | 'pictures-poor-from-all' // { people, ofPeople }: so many pictures come poorly to me, with a good network
  | 'sounds-poor-from-all' // the same of sound
  // This network
  | 'links-impaired' // { people, ofPeople }: connections impaired at the same time
  | 'others-fine-elsewhere' // { people, links }: so many of them say that so many other connections of theirs are fine
  // The service
  | 'relayed-impaired' // { people, ofPeople }: impaired ones, of all connections through the relay
  | 'direct-fine' // { people, ofPeople }: fine ones, of my connections without the relay
  | 'far-direct-fine' // { links }: connections without the relay that this far end says are fine
  // The far end; all with memberId
  | 'far-encode-slow' // { encodeMs, frameIntervalMs }
  | 'far-cpu-limited' // { seconds, ofSeconds }
  | 'far-frames-dropped' // { encodedFramesPerSecond, capturedFramesPerSecond }
  | 'far-capture-slow' // { framesPerSecond }
  | 'far-sound-missing' // { missingPercent }
  | 'far-timers-late' // { lateMs }
  | 'far-pressure' // { seconds, ofSeconds }
  | 'far-links-impaired' // { links, ofLinks }: its other connections are impaired too
  | 'my-others-fine' // { people, ofPeople }: my connections to others are fine
  // What is wrong, of one person (memberId); given when it is not clear whose side it is
  | 'loss-receiving' // { lossPercent, lost, packets }
  | 'loss-sending' // the same
  | 'jitter-receiving' // { jitterMs }
  | 'jitter-sending' // the same
  | 'outage-receiving' // { seconds }
  | 'outage-sending' // the same
  | 'delay' // { roundTripMs }
  | 'picture-receiving' // { framesPerSecond, shortSide, frozenPercent }; a figure that is unknown is missing
  | 'picture-sending' // the same, as the far end sees it
  | 'sound-receiving' // { missingPercent }: so much of the sound was left out by the microphone, or made up here
  | 'sound-sending'; // the same, as the far end hears it

/** A measurement behind a finding. `code` chooses the sentence, `figures` fill it (units in their names). */
export interface SideReason {
  readonly code: SideReasonCode;
  readonly figures: Readonly<Record<string, number>>;
  /** Whom it is about, when it is about one person. */
  readonly memberId?: MemberId;
}

/** `well`: nothing is wrong. `unclear`: something is, and the measurements do not say whose side it is. */
export type SideFinding =
  | { readonly state: 'well' }
  | { readonly state: 'unclear'; readonly reasons: readonly SideReason[] }
  | {
      readonly state: 'clear';
      readonly side: Side;
      /** The person, when the side is one far end. */
      readonly memberId?: MemberId;
      readonly reasons: readonly SideReason[];
    };
