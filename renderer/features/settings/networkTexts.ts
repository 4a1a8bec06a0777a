import { defineTexts } from '../../i18n/texts.ts';

/** The way to the network. */
export const networkTexts = defineTexts(
  'settingsNetwork',
  {
    title: '网络',
    proxy: '代理',
    system: '使用系统设置',
    direct: '不使用代理',
    fixed: '手动设置',
    script: '自动配置脚本（PAC）',
    server: '代理服务器',
    serverHint: '例如 proxy.example:8080 或 socks5://proxy.example:1080',
    serverWrong: '请输入主机名和端口，不要包含用户名、密码或空格。需要登录时 Umeet 会询问。',
    bypass: '不使用代理的地址',
    bypassHint: '用分号分隔，例如 *.example.com;10.*。本机始终不使用代理。',
    bypassWrong: '请用分号分隔各个地址。',
    address: '脚本地址',
    addressWrong: '请输入以 http:// 或 https:// 开头的地址。',
    apply: '应用',
    applied: '已应用。',
    managed: '由管理员统一设置，无法在此更改。',
    hint: '更改会议中的代理时，连接会短暂中断并自动恢复。',
  },
  {
    title: 'Network',
    proxy: 'Proxy',
    system: 'As the system says',
    direct: 'No proxy',
    fixed: 'A server of my choice',
    script: 'Automatic configuration script (PAC)',
    server: 'Proxy server',
    serverHint: 'For example proxy.example:8080 or socks5://proxy.example:1080',
    serverWrong:
      'Enter a host and a port, without user name, password or spaces. Umeet asks when a login is needed.',
    bypass: 'Addresses without proxy',
    bypassHint:
      'Separated by semicolons, for example *.example.com;10.*. This computer never needs it.',
    bypassWrong: 'Separate the addresses by semicolons.',
    address: 'Address of the script',
    addressWrong: 'Enter an address that begins with http:// or https://.',
    apply: 'Apply',
    applied: 'Applied.',
    managed: 'Managed by your administrator; it cannot be changed here.',
    hint: 'A change during a meeting interrupts it for a moment; it comes back by itself.',
  },
);
