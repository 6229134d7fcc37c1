/**
 * Something in `version` was looked at, a document or a text written in place, and nothing that was found keeps anybody
 * from reading it. A file that could not be looked at, or was not yet, says nothing: it is not counted.
 */
export const barrierFree = `exists (select from part left join blob_check using (blob_sha256) where part.version_id = version.id
      and (part.kind = 'text' or (part.kind = 'file' and blob_check.accessibility = 'done')))
    and not exists (select from part left join blob_check using (blob_sha256) where part.version_id = version.id
      and part.kind = 'file' and (blob_check.blob_sha256 is null or blob_check.accessibility = 'failed'))
    and not exists (select from part join finding using (blob_sha256) where part.version_id = version.id
      and part.kind = 'file' and finding.kind = 'accessibility' and finding.severity = 'blocking')`;
