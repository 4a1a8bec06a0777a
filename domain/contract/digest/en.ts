import type { EditionText } from '../edition.ts';
import { chapter, leaf, numbered, paragraph, points, table } from './write.ts';

/** The contract told clause by clause in plain English. */
export const DIGEST_EN: EditionText = {
  title: 'Umeet service level agreement (digest)',
  preamble: [
    paragraph(
      'This is a digest and not the signed text: it tells each clause in plain words, with the clause numbers and figures of the text it follows. Where they differ, the text that both parties signed decides.',
    ),
  ],
  clauses: [
    leaf(
      '1',
      'Application',
      paragraph(
        'All services of Umeet, for the company itself and for its customers, are run by this agreement.',
      ),
    ),
    leaf(
      '2',
      'Purpose',
      paragraph(
        'The video service is provided by the same methods and steps every time, so that what the catalogue says is what is given, and users can rely on its quality.',
      ),
    ),
    leaf(
      '3',
      'Responsibilities',
      table(
        ['No.', 'Role', 'Responsible for'],
        ['1', 'Management', 'Strategy of the services'],
        ['2', 'Customer department', 'Collecting what new services are asked for'],
        [
          '3',
          'Operations',
          'Catalogue of new services; developing, building and delivering them; running and improving them',
        ],
      ),
    ),
    leaf(
      '4',
      'Scope of service',
      paragraph(
        'Mobile, multi-party video and online meetings on one platform. Room systems, phones and tablets, the telephone and computers can join, and people may bring their own devices (BYOD). The service runs in the cloud, is used on demand and paid for by use.',
      ),
    ),
    chapter(
      '5',
      'Services and figures',
      leaf(
        '5.1',
        'Availability',
        paragraph('The service is available at least 99.9% of the time.'),
        paragraph('Availability = (total time − unavailable time) ÷ total time × 100%.'),
      ),
      leaf(
        '5.2',
        'Data privacy',
        paragraph(
          'Users of one resource pool cannot see each other’s data: security groups keep their meeting resources apart, by access control on the data link and network layers.',
        ),
        paragraph('Sound and picture are encrypted by SSL on their way through the internet.'),
      ),
      leaf(
        '5.3',
        'Elastic resources',
        paragraph(
          'Capacity can grow. Users may add participants or turn on new features at any time.',
        ),
      ),
      leaf(
        '5.4',
        'Performance',
        paragraph(
          'The service is connected by several lines (BGP). Figures of its way out to the internet:',
        ),
        table(
          ['Figure', 'Limit'],
          ['Packet loss', '≤ 0.05%'],
          ['Jitter', '≤ 50 ms'],
          ['Delay', '≤ 150 ms'],
        ),
      ),
      leaf(
        '5.5',
        'HD video',
        paragraph('Video is in high definition (HD). The text names no resolution.'),
      ),
      leaf(
        '5.6',
        'Opening of service',
        table(
          ['What', 'Within'],
          ['Platform and account created', '1 working day'],
          ['Emergency account set up', '99% within 4 hours (working days)'],
          ['Account changed or cancelled', '99% within 24 hours (working days)'],
        ),
      ),
      leaf(
        '5.7',
        'Notice of outages',
        paragraph(
          'When an outage is found and the service cannot be provided as usual, all online customers are told as soon as possible: mean time to notify (MTTN) at most 15 minutes.',
        ),
      ),
      leaf(
        '5.8',
        'Fault recovery',
        paragraph(
          'Operations are staffed day and night, 7 × 24. Faults are reported online or by telephone and dealt with by mail, by telephone, remotely or on site. There are monitoring, automatic alarms, and procedures to find the cause and recover quickly.',
        ),
        table(
          ['Level', 'What it is', 'Response', 'Recovery within', 'Priority'],
          [
            '1',
            'Rooms are down; no terminal can register or sign in',
            'at once',
            '2 hours',
            'high',
          ],
          [
            '2',
            'Video quality is reduced, but meetings go on as usual',
            'at once',
            '4 hours',
            'high',
          ],
          [
            '3',
            'Single terminals are of poor quality or cannot register as usual',
            'at once',
            '24 hours',
            'medium',
          ],
          [
            '4',
            'Questions about features or terminal settings, training in running meetings, or other help; the service itself is not affected',
            'at once',
            '48 hours',
            'low',
          ],
        ),
      ),
      leaf(
        '5.9',
        'Contact',
        points(
          'Customer hotline: 400 0220 266',
          'Customer service mail: umeet_support@systec.com.cn',
        ),
      ),
    ),
    leaf(
      '6',
      'Changes and termination',
      paragraph('In force from the day on which both parties sign and seal it.'),
      numbered(
        '1)',
        'However it ends, the provider may take back all accounts, and its own devices at the customer’s place.',
        'Before it ends, the customer pays all that is due; the provider may claim what is owed and the losses that come of it.',
        'The website tells how to terminate an account. A service bought for a fixed term ends on the last day of the term. The order may say that the next term begins by itself unless either party gives notice of termination at least 30 days before it begins. When the customer breaks the agreement, the provider may end it at once and keep what was paid. Whoever is not satisfied may stop using the service and terminate it in this way.',
      ),
    ),
    chapter(
      '7',
      'Compensation',
      leaf(
        '7.1',
        'What is compensated',
        paragraph(
          'When a fault, a flaw in design or wrong operation on the provider’s side keeps the bought service from being used as usual, the unavailable time is compensated. Unavailable time from these causes does not count:',
        ),
        numbered(
          '(1)',
          'Maintenance that was announced before: migrations, repairs, upgrades.',
          'Faults or changed settings of networks and devices that are not the provider’s.',
          'Attacks by hackers on the customer’s applications or data.',
          'Data, passphrases or passwords lost or leaked because the customer did not look after them.',
          'The customer’s own upgrade of an operating system.',
          'The customer’s applications or installations.',
          'The customer’s negligence, or acts that the customer authorised.',
          'Force majeure and accidents.',
          'Other causes that are not the provider’s.',
        ),
      ),
      leaf(
        '7.2',
        'How it is compensated',
        numbered(
          '(1)',
          'Prepaid by the year: 10 times the unavailable time for each account, only as longer service time of the account concerned.',
          'For each account 10 times the time of the fault, in all at most the account registration fees paid.',
        ),
        paragraph('Unavailable time is counted in minutes.'),
      ),
    ),
    leaf(
      '8',
      'Duties of the user',
      paragraph(
        'The provider promises the stated features and performance while the user keeps to “System requirements, feature list and best practice”.',
      ),
      points(
        'Users answer for the video, text and sound that go through their accounts.',
        'No unsolicited bulk mail by the service, inside or outside of the organisation.',
        'Nothing that harasses, defames, threatens or is obscene; nothing that may infringe intellectual property or bring civil liability; nothing that is a crime or encourages one.',
        'Only for meetings that the user takes part in: no resale, distribution, rental, sale under another name, giveaway or other way of making money with the service, unless a written contract says otherwise.',
        'Users keep their accounts and passwords safe and secret.',
      ),
    ),
    leaf(
      '9',
      'Exemption from liability',
      paragraph(
        'Neither party is liable when force majeure keeps the contract from being carried out:',
      ),
      points(
        'Changes in state policy.',
        'War, earthquake, fire, flood, typhoon and other natural disasters, and accidents that cannot be foreseen or avoided.',
        'Accidents, maintenance, damage or interruption of telecommunication lines or power supply; interruption from international cables, internet backbones or networks of international partners.',
      ),
      paragraph(
        'Limit: as far as the law allows, the provider is not liable for special, incidental or indirect losses such as lost profit, interrupted business or lost information. In any case the liability in all is at most 2 times the service fees that the user has paid.',
      ),
    ),
    leaf(
      '10',
      'Other',
      paragraph(
        'The provider, 尚阳科技股份有限公司, has the final interpretation. It may adjust some of the figures when circumstances change, and tells users what was changed on www.umeet.com.cn, by mail or in writing.',
      ),
    ),
  ],
};
