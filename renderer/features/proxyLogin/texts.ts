import { defineTexts } from '../../i18n/texts.ts';

export const proxyLoginTexts = defineTexts(
  'proxyLogin',
  {
    title: '代理服务器需要登录',
    body: '{{server}} 要求用户名和密码才能访问网络。',
    realm: '服务器的说明：{{realm}}',
    wrong: '用户名或密码不正确，请重新输入。',
    username: '用户名',
    password: '密码',
    remember: '在这台电脑上记住（加密保存）',
    cannotRemember: '这台电脑没有密钥环，密码只在本次运行中保留。',
    login: '登录',
    decline: '不登录',
  },
  {
    title: 'The proxy server needs a login',
    body: '{{server}} asks for a user name and a password before it lets you onto the network.',
    realm: 'The server says: {{realm}}',
    wrong: 'User name or password was not right. Please enter them again.',
    username: 'User name',
    password: 'Password',
    remember: 'Remember on this computer (encrypted)',
    cannotRemember: 'This computer has no keyring: the password is kept until Umeet ends.',
    login: 'Log in',
    decline: 'Not now',
  },
);
