// The page's own script: what must be done by a click.
try {
  window.evaluated = new Function('return 1')();
} catch (error) {
  window.evaluated = error.name;
}

addEventListener('DOMContentLoaded', () => {
  document.querySelector('#share').addEventListener('click', () => {
    window.shared = navigator.mediaDevices
      .getDisplayMedia({ video: true, audio: window.wantsAudio === true })
      .then(
        (stream) =>
          stream.getTracks().map((track) => [track.kind, track.getSettings().displaySurface]),
        (error) => error.name,
      );
  });
});
