/** Limits of the wire, the same on both ends. Sizes are in bytes of UTF-8 JSON, rates per socket or address. */
export const LIMITS = {
  /** Largest HTTP body. */
  httpBodyBytes: 16 * 1024,
  /** Largest socket message: an SDP with many candidates stays far below. */
  messageBytes: 256 * 1024,
  /** Largest single signal payload inside a message. */
  signalBytes: 128 * 1024,
  /** Rooms one address may create per minute. */
  roomsPerMinute: 30,
  /** Network checks one address may begin per minute; each gets credentials for the TURN server. */
  checksPerMinute: 10,
  /** How long credentials of a check work, in seconds: one check, and a person's pause to think. */
  checkTtlS: 120,
  /** HTTP requests of one address per minute; 45-bit codes cannot be searched at this rate. */
  requestsPerMinute: 300,
  /** Socket messages other than signals, per socket and 10 s. */
  messagesPer10Seconds: 60,
  /** Signals per socket and 10 s: five peers, trickled candidates, a restart each. */
  signalsPer10Seconds: 600,
  /** Wrong passcodes of one address per ten minutes. */
  passcodeTries: 10,
  /** People who wait in one room's lobby. */
  lobbySize: 50,
  /** Reports one address may file per minute; what is refused is sent again later. */
  reportsPerMinute: 60,
  /** Largest body of a report or of something done to it: 4 000 characters, each as JSON's longest escape. */
  reportBodyBytes: 32 * 1024,
  /** Most bytes of a bundle in one request: little is lost when it breaks. */
  uploadChunkBytes: 1024 * 1024,
  /** Files in a bundle. */
  bundleFiles: 64,
  /** All files of a bundle unpacked: what packs better than this is a bomb. */
  bundleUnpackedBytes: 128 * 1024 * 1024,
  /** Views of other participants in one report: all seats of the largest room. */
  viewsPerReport: 50,
  /** Wrong keys of the service desk of one address per ten minutes. */
  deskKeyTries: 10,
  /** How long a client waits for an acknowledgement. */
  ackTimeoutMs: 8_000,
} as const;
