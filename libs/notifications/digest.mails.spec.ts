import { describe, expect, it } from '@jest/globals';
import { digestMail, stopHeaders } from './digest.mails.js';

const links = {
  origin: 'https://essaim.test',
  stop: (kinds: readonly string[]) => `https://stop/${kinds.join('+')}`,
};
const line = (kind: string, title: string, detail: string | null = null) => ({
  kind,
  title,
  detail,
  path: '/r/fractions',
});

describe('the mail of what is new', () => {
  it('is about its one line when there is one', () => {
    const mail = digestMail(
      [line('adapted', 'Fractions : adaptée en CM2', 'Plus court.\nL’équipe d’Essaim')],
      links,
    );
    expect(mail.subject).toBe('Fractions : adaptée en CM2');
    expect(mail.text).toContain('\n> Plus court.\n> L’équipe d’Essaim\nhttps://essaim.test/r/fractions\n');
  });

  it('gives each kind once, with its reason and its own way to stop it', () => {
    const mail = digestMail(
      [line('adapted', 'Une'), line('source-updated', 'Deux'), line('adapted', 'Trois')],
      links,
    );
    expect(mail.subject).toBe('3 nouvelles sur Essaim');
    expect(mail.text.match(/Vous recevez ceci/g)).toHaveLength(2);
    expect(mail.text.indexOf('Trois')).toBeLessThan(mail.text.indexOf('Deux'));
    expect(mail.text).toContain('Ne plus recevoir ces courriels : https://stop/adapted\n');
    expect(mail.text).toContain('Ne plus recevoir ces courriels : https://stop/source-updated\n');
    expect(mail.text).toContain('https://essaim.test/notifications/reglages');
  });

  it('gives each line its own reason and its own way to stop it, where it has one', () => {
    const told = {
      ...line('followed', 'Une ressource'),
      reason: 'Vous recevez ceci parce que vous suivez le CM1.',
      stops: [{ label: 'Ne plus suivre le CM1', path: '/suivis/arreter?jeton=x' }],
    };
    expect(digestMail([told], links).text).toContain(
      [
        'https://essaim.test/r/fractions',
        'Vous recevez ceci parce que vous suivez le CM1.',
        'Ne plus suivre le CM1 : https://essaim.test/suivis/arreter?jeton=x',
      ].join('\n'),
    );
  });

  it('does not grow without end', () => {
    const many = Array.from({ length: 45 }, (_, n) => line('adapted', `Titre ${n}`));
    const { subject, text } = digestMail(many, links);
    expect(subject).toBe('45 nouvelles sur Essaim');
    expect(text.match(/Titre \d+/g)).toHaveLength(30);
    expect(text).toContain('Et 15 de plus : https://essaim.test/notifications');
  });

  it('can be stopped by a mail program alone', () => {
    expect(stopHeaders('https://stop/x')).toEqual({
      'List-Unsubscribe': '<https://stop/x>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
  });
});
