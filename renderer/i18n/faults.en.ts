import type { FaultTexts } from './faultText.ts';

/** Every fault in English. */
export const FAULTS_EN: FaultTexts = {
  'bad-request': {
    what: 'The meeting service did not understand the request.',
    advice: 'Reload Umeet. If it happens again, update Umeet.',
    adviceDesktop: 'Restart Umeet. If it happens again, update Umeet.',
  },
  'too-large': {
    what: 'This is more than the meeting service accepts at once.',
    advice: 'Make it shorter and try again.',
  },
  'rate-limited': {
    what: 'That was asked too often in a short time.',
    advice: 'Wait a minute, then try again.',
  },
  'not-found': {
    what: 'The meeting service has nothing at this address.',
    advice: 'Check the link, or ask for a new one.',
  },
  forbidden: {
    what: 'The meeting service does not allow this from here.',
    advice: 'Open the meeting by the link you were given.',
  },
  'protocol-mismatch': {
    what: 'This Umeet and the meeting service have different versions.',
    advice: 'Reload this page to get the matching version.',
    adviceDesktop: 'Update Umeet, or open the meeting link in a browser.',
  },
  'room-not-found': {
    what: 'There is no meeting with this code.',
    advice: 'Check the code, or ask the person who invited you for the link.',
  },
  'room-locked': {
    what: 'The meeting is locked.',
    advice: 'Ask its host to let you in, or try again later.',
  },
  'passcode-needed': {
    what: 'This meeting has a passcode.',
    advice: 'Enter it. It stands in the invitation, or ask its host.',
  },
  'passcode-wrong': {
    what: 'This is not the passcode of the meeting.',
    advice: 'Check it and enter it again.',
  },
  'in-lobby': {
    what: 'You wait in the lobby.',
    advice: 'A host lets you in. Leave this window open.',
  },
  'lobby-refused': {
    what: 'The host has not let you in.',
    advice: 'Ask the person who invited you.',
  },
  removed: {
    what: 'A host has removed you from the meeting.',
    advice: 'Ask the host if this was a mistake.',
  },
  'meeting-ended': {
    what: 'The host has ended the meeting for everyone.',
    advice: 'There is nothing more to do.',
  },
  'not-allowed': {
    what: 'Only a host of the meeting may do this.',
    advice: 'Ask the host.',
  },
  'text-invalid': {
    what: 'This message is empty or too long.',
    advice: 'Write between 1 and 4,000 characters.',
  },
  'room-full': {
    what: 'The meeting is full.',
    advice: 'Try again when somebody has left.',
  },
  'name-invalid': {
    what: 'This name cannot be used.',
    advice: 'Enter a name of 1 to 64 characters.',
  },
  'link-invalid': {
    what: 'This is not a meeting link or code.',
    advice: 'Paste the whole link, or enter a code like abc-defg-hjk.',
  },
  'file-empty': {
    what: 'There is nothing in this file.',
    advice: 'Choose one with something in it.',
  },
  'file-too-large': {
    what: 'This file is larger than 10 MB.',
    advice: 'Make it smaller, or send a link to it.',
  },
  'file-unreadable': {
    what: 'This file cannot be read.',
    advice:
      'Of a folder, make an archive first. If the file was moved or changed, choose it again.',
  },
  'file-busy': {
    what: 'Five files are on their way already.',
    advice: 'Wait until one of them is there.',
  },
  'file-gone': {
    what: 'Its sender no longer has the file.',
    advice: 'Ask them to attach it again.',
  },
  'file-stopped': {
    what: 'The sender has stopped sending.',
    advice: 'Ask them, or try again.',
  },
  'file-interrupted': {
    what: 'There is no connection to the sender just now, and the file is not whole.',
    advice: 'Download it again in a moment.',
  },
  'file-damaged': {
    what: 'What came is not the file that was promised, and was thrown away.',
    advice: 'Download it again. If it happens again, ask the sender to attach it again.',
  },
  'not-in-room': {
    what: 'The meeting service no longer counts you as present.',
    advice: 'Join the meeting again.',
  },
  'member-not-found': {
    what: 'This person is no longer in the meeting.',
    advice: 'Nothing needs to be done.',
  },
  replaced: {
    what: 'You joined this meeting from another window.',
    advice: 'Go on there, or continue here instead.',
  },
  'service-unreachable': {
    what: 'The meeting service cannot be reached.',
    advice: 'Check your network connection, then try again.',
  },
  timeout: {
    what: 'The meeting service did not answer in time.',
    advice: 'Try again. If it keeps happening, check your network connection.',
  },
  'certificate-mismatch': {
    what: 'The meeting service is not the one the invitation names.',
    advice: 'Do not go on. Ask the person who invited you for a new link.',
  },
  'report-state': {
    what: 'The report has moved on in the meantime, and this cannot be done to it any more.',
    advice: 'Look at how it stands now.',
  },
  'report-conflict': {
    what: 'Another report was already sent under the same key.',
    advice: 'File the report again.',
  },
  'bundle-damaged': {
    what: 'The evidence did not arrive whole.',
    advice: 'It is sent again by itself.',
  },
  'desk-key-wrong': {
    what: 'That is not the key of this service desk.',
    advice: 'Ask whoever runs the service for the key.',
  },
  'incident-over': {
    what: 'The all-clear has been given; nothing can be added any more.',
    advice: 'Declare a new incident if it has come back.',
  },
  'incident-conflict': {
    what: 'Another incident was already declared under the same key.',
    advice: 'Declare the incident again.',
  },
  'microphone-missing': {
    what: 'No microphone was found. You can still join and listen.',
    advice: 'Connect a microphone, then try again.',
  },
  'microphone-busy': {
    what: 'The microphone is used by another program.',
    advice: 'Close the program that uses it, then try again, or choose another microphone.',
  },
  'microphone-refused': {
    what: 'Umeet may not use the microphone.',
    advice: 'Allow the microphone by the icon beside the address bar, then try again.',
    adviceDesktop:
      'Allow Umeet to use the microphone in the system’s privacy settings, then try again.',
    adviceWindows:
      'In Settings › Privacy & security › Microphone switch on access to the microphone for this computer, for apps and for desktop apps. Then try again.',
    adviceMac:
      'Switch Umeet on in System Settings › Privacy & Security › Microphone. Then try again, or reopen Umeet if macOS asks for it.',
  },
  'microphone-silent': {
    what: 'Your microphone gives no sound at all.',
    advice: 'Look for a mute switch on it, or choose another microphone.',
  },
  'camera-missing': {
    what: 'No camera was found. You can still join without a picture.',
    advice: 'Connect a camera, then try again.',
  },
  'camera-busy': {
    what: 'The camera is used by another program.',
    advice: 'Close the program that uses it, then try again, or choose another camera.',
  },
  'camera-refused': {
    what: 'Umeet may not use the camera.',
    advice: 'Allow the camera by the icon beside the address bar, then try again.',
    adviceDesktop:
      'Allow Umeet to use the camera in the system’s privacy settings, then try again.',
    adviceWindows:
      'In Settings › Privacy & security › Camera switch on access to the camera for this computer, for apps and for desktop apps. Then try again.',
    adviceMac:
      'Switch Umeet on in System Settings › Privacy & Security › Camera. Then try again, or reopen Umeet if macOS asks for it.',
  },
  'blur-failed': {
    what: 'Your background cannot be blurred, so your video stays off and nobody sees it.',
    advice: 'Try again, or start video without blur.',
  },
  'device-failed': {
    what: 'The device does not work.',
    advice: 'Unplug it and plug it in again, or choose another one.',
  },
  'screen-refused': {
    what: 'The system does not allow sharing a screen.',
    advice:
      'Allow this program to record the screen in the system’s privacy settings. Then try again.',
    adviceMac:
      'Switch Umeet on in System Settings › Privacy & Security › Screen & System Audio Recording. Then reopen Umeet.',
  },
  'screen-failed': {
    what: 'Sharing the screen could not begin.',
    advice: 'Try again, or choose another screen or window.',
  },
  'recording-unsupported': {
    what: 'This browser cannot record meetings.',
    advice: 'Open the meeting in Chrome, Edge or the Umeet program to record it.',
    adviceDesktop:
      'This computer offers no encoder for pictures. Update its system, then try again.',
  },
  'recording-failed': {
    what: 'The recording has stopped because it could not be written. What was written is kept.',
    advice: 'Start another recording.',
  },
  'disk-full': {
    what: 'The recording has stopped because there is no space left. What was written is kept.',
    advice: 'Make space on this device, then start another recording.',
  },
  'setting-locked': {
    what: 'Your administrator has decided this setting.',
    advice: 'Ask your administrator if you need it changed.',
  },
  internal: {
    what: 'Something went wrong inside Umeet.',
    advice: 'Try again. If it keeps happening, reload Umeet.',
    adviceDesktop: 'Try again. If it keeps happening, restart Umeet.',
  },
};
