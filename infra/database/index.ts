// The migrations, in order. Structure here, long backfills in migrations of their own.
import { First1764030001000 } from './migrations/1764030001000-first.js';
import { Search1764030002000 } from './migrations/1764030002000-search.js';
import { Store1764030003000 } from './migrations/1764030003000-store.js';
import { ResumableUploads1764030004100 } from './migrations/1764030004100-resumable-uploads.js';
import { Accounts1764030021000 } from './migrations/1764030021000-accounts.js';
import { Shield1764030031000 } from './migrations/1764030031000-shield.js';
import { Confirmation1764030041000 } from './migrations/1764030041000-confirmation.js';
import { Antivirus1764030061000 } from './migrations/1764030061000-antivirus.js';
import { Tries1764030062000 } from './migrations/1764030062000-tries.js';
import { Sources1764030071000 } from './migrations/1764030071000-sources.js';
import { Permissions1764030071500 } from './migrations/1764030071500-permissions.js';
import { StampedCopies1764030072000 } from './migrations/1764030072000-stamped-copies.js';
import { Recognition1764030073000 } from './migrations/1764030073000-recognition.js';
import { RecognitionStamp1764030073500 } from './migrations/1764030073500-recognition-stamp.js';
import { SourceFollow1764030074000 } from './migrations/1764030074000-source-follow.js';
import { Notifications1764030075000 } from './migrations/1764030075000-notifications.js';
import { Memberships1764030076000 } from './migrations/1764030076000-memberships.js';
import { StampedBytes1764030076500 } from './migrations/1764030076500-stamped-bytes.js';
import { AdaptationTold1764030077000 } from './migrations/1764030077000-adaptation-told.js';
import { Proposals1764030078000 } from './migrations/1764030078000-proposals.js';
import { PermissionTitle1764030078500 } from './migrations/1764030078500-permission-title.js';
import { PermissionKept1764030079300 } from './migrations/1764030079300-permission-kept.js';
import { Territories1764030080000 } from './migrations/1764030080000-territories.js';
import { Mandates1764030080100 } from './migrations/1764030080100-mandates.js';
import { Accessibility1764030080500 } from './migrations/1764030080500-accessibility.js';
import { Reviews1764030080600 } from './migrations/1764030080600-reviews.js';
import { RubricFrozen1764030081400 } from './migrations/1764030081400-rubric-frozen.js';
import { Attestations1764030082000 } from './migrations/1764030082000-attestations.js';
import { Desk1764030084000 } from './migrations/1764030084000-desk.js';
import { RemarkPoints1764030084090 } from './migrations/1764030084090-remark-points.js';
import { Collections1764030091000 } from './migrations/1764030091000-collections.js';
import { Usage1764030092000 } from './migrations/1764030092000-usage.js';
import { Calibration1764030093000 } from './migrations/1764030093000-calibration.js';
import { Calls1764030093100 } from './migrations/1764030093100-calls.js';
import { Similar1764030094000 } from './migrations/1764030094000-similar.js';
import { CollectionKits1764030095000 } from './migrations/1764030095000-collection-kits.js';
import { ItemProposals1764030096000 } from './migrations/1764030096000-item-proposals.js';
import { HomeRows1764030098000 } from './migrations/1764030098000-home-rows.js';
import { Follows1764030097000 } from './migrations/1764030097000-follows.js';
import { Erasure1764030099000 } from './migrations/1764030099000-erasure.js';
import { ObjectsLeft1764030099500 } from './migrations/1764030099500-objects-left.js';
import { NamedObjects1764030099600 } from './migrations/1764030099600-named-objects.js';

export const migrations = [
  First1764030001000,
  Search1764030002000,
  Store1764030003000,
  ResumableUploads1764030004100,
  Accounts1764030021000,
  Shield1764030031000,
  Confirmation1764030041000,
  Antivirus1764030061000,
  Tries1764030062000,
  Sources1764030071000,
  Permissions1764030071500,
  StampedCopies1764030072000,
  Recognition1764030073000,
  RecognitionStamp1764030073500,
  SourceFollow1764030074000,
  Notifications1764030075000,
  Memberships1764030076000,
  StampedBytes1764030076500,
  AdaptationTold1764030077000,
  Proposals1764030078000,
  PermissionTitle1764030078500,
  PermissionKept1764030079300,
  Territories1764030080000,
  Mandates1764030080100,
  Accessibility1764030080500,
  Reviews1764030080600,
  RubricFrozen1764030081400,
  Attestations1764030082000,
  Desk1764030084000,
  RemarkPoints1764030084090,
  Collections1764030091000,
  Usage1764030092000,
  Calibration1764030093000,
  Calls1764030093100,
  Similar1764030094000,
  CollectionKits1764030095000,
  ItemProposals1764030096000,
  HomeRows1764030098000,
  Follows1764030097000,
  Erasure1764030099000,
  ObjectsLeft1764030099500,
  NamedObjects1764030099600,
];
