/** First and second formant of vowels, in Hz, as they are spoken (Peterson and Barney 1952, men, rounded). */
const VOWELS = [
  [730, 1_090],
  [270, 2_290],
  [530, 1_840],
  [570, 840],
  [300, 870],
] as const;
const SYLLABLE_S = 0.24;
/** Every sixth is silence, as between words. */
const SYLLABLES_PER_WORD = 6;
const PITCH_HZ = 118;
const PITCH_SWING_HZ = 22;
const VOLUME = 0.9;

/**
 * Sound like speech, though no words: a buzz at the pitch of a voice through two formants, four syllables a second. Speech
 * codecs and echo cancellers treat it as they treat a person, which they do not do with a tone. It ends by itself.
 */
export function speak(context: AudioContext, startS: number, seconds: number): AudioNode {
  const buzz = context.createOscillator();
  buzz.type = 'sawtooth';
  const loudness = context.createGain();
  loudness.gain.setValueAtTime(0, context.currentTime);
  const formants = [0, 1].map(() => {
    const formant = context.createBiquadFilter();
    formant.type = 'bandpass';
    formant.Q.value = 6;
    buzz.connect(formant).connect(loudness);
    return formant;
  });
  const syllables = Math.floor(seconds / SYLLABLE_S);
  for (let at = 0; at < syllables; at += 1) {
    const fromS = startS + at * SYLLABLE_S;
    const vowel = VOWELS[(at * 3) % VOWELS.length] ?? VOWELS[0];
    formants.forEach((formant, index) =>
      formant.frequency.setTargetAtTime(vowel[index] ?? vowel[0], fromS, 0.02),
    );
    buzz.frequency.setTargetAtTime(PITCH_HZ + PITCH_SWING_HZ * Math.sin(at * 1.3), fromS, 0.05);
    if (at % SYLLABLES_PER_WORD === SYLLABLES_PER_WORD - 1) continue;
    loudness.gain.setTargetAtTime(VOLUME, fromS, 0.025);
    loudness.gain.setTargetAtTime(0, fromS + SYLLABLE_S * 0.65, 0.03);
  }
  buzz.start(startS);
  buzz.stop(startS + seconds);
  return loudness;
}
