import { createHmac } from 'node:crypto';

/** The demo accounts' passwords: of this installation only, the same at each start, never in the repository. */
export const demoPasswordMaker =
  (secret: string) =>
  (account: string): string => {
    const digest = createHmac('sha256', secret).update(`demo ${account}`).digest();
    return (
      [0, 1, 2, 3].map((at) => words[digest.readUInt8(at) % words.length]).join('-') +
      `-${(digest.readUInt16BE(4) % 90) + 10}`
    );
  };

const words = [
  'abricot',
  'bambou',
  'caillou',
  'dauphin',
  'ecureuil',
  'fougere',
  'girafe',
  'hibou',
  'iris',
  'jonquille',
  'koala',
  'lavande',
  'mesange',
  'noisette',
  'orage',
  'papillon',
  'quartz',
  'ruisseau',
  'sapin',
  'tulipe',
  'uranus',
  'violette',
  'wagon',
  'xylophone',
  'yaourt',
  'zephyr',
  'ardoise',
  'boussole',
  'citron',
  'dune',
  'etoile',
  'falaise',
];
