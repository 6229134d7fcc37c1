/**
 * Names of formats that are kept only beside an open twin: sent last, so that the twin is there. The server decides by
 * what the file is; a test holds this list against its table.
 */
export const isClosedName = (name: string): boolean =>
  /\.(doc|dot|xls|ppt|pps|pub|pages|numbers|key|one|notebook|flipchart|hei[cf]|psd|mov|avi|wm[av]|asf|skp)$/i.test(
    name,
  );
