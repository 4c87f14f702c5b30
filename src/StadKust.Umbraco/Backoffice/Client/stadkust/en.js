export default {
  stadkust: {
    account: 'Account and security',
    accountHint: 'Password, passkeys, authenticator app, and where you are signed in.',
    accountOpen: 'Open my account',
    landing: 'Overview',
    wordsLanguage: 'Language of these words',
  },
};
