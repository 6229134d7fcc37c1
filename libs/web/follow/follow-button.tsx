import { signInPath } from '../layout/safe-path.js';

interface Asked {
  /** Of the page, whose address says what is followed. */
  address: string;
  isFollowed: boolean;
  isSignedIn: boolean;
}

/** « Suivre », one press; whoever has no account signs in and comes back to press it. */
export function FollowButton({ address, isFollowed, isSignedIn }: Asked) {
  if (!isSignedIn)
    return (
      <a className="btn" href={signInPath(address)} rel="nofollow">
        Suivre
      </a>
    );
  return (
    <form method="post" action={isFollowed ? '/suivre/arreter' : '/suivre'}>
      <input type="hidden" name="adresse" value={address} />
      <button className="btn">{isFollowed ? 'Ne plus suivre' : 'Suivre'}</button>
    </form>
  );
}
