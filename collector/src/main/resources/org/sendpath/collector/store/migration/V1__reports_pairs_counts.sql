-- One file for both databases; what they spell differently is a placeholder. No foreign keys: one class writes these
-- tables, and a key's check for each row would cost as much as the row.

CREATE TABLE state (
  one ${whole} NOT NULL PRIMARY KEY CHECK (one = 1),
  revision ${whole} NOT NULL,
  -- The last sequence that was given to a report. Kept here, so that a withdrawn report's is never given again.
  last_sequence ${whole} NOT NULL,
  withdrawal_key ${bytes} NOT NULL
);

-- Written by every check of the store.
CREATE TABLE heartbeat (
  one ${whole} NOT NULL PRIMARY KEY CHECK (one = 1),
  beat ${whole} NOT NULL
);
INSERT INTO heartbeat (one, beat) VALUES (1, 0);

-- Open to all where there is no hash.
CREATE TABLE experiment (
  name ${text} NOT NULL PRIMARY KEY,
  token_hash ${bytes}
);
INSERT INTO experiment (name, token_hash) VALUES ('fallback', NULL);

CREATE TABLE researcher_token (
  number ${whole} NOT NULL PRIMARY KEY,
  name ${text} NOT NULL,
  token_hash ${bytes} NOT NULL UNIQUE,
  created_at ${text} NOT NULL,
  revoked_at ${text}
);

CREATE TABLE report (
  sequence ${whole} NOT NULL PRIMARY KEY,
  id ${bytes} NOT NULL UNIQUE,
  -- The day it was stored, counted from 1970-01-01: to the day, since the second might tell whose it is.
  received_day ${whole} NOT NULL,
  measured_seconds ${whole} NOT NULL,
  measured_nanos ${whole} NOT NULL,
  experiment ${text} NOT NULL,
  volunteer ${text} NOT NULL,
  server ${text} NOT NULL,
  kind ${text} NOT NULL,
  route ${text} NOT NULL,
  os ${text} NOT NULL,
  network ${text} NOT NULL,
  local ${whole} NOT NULL,
  case_both ${text} NOT NULL,
  case_ipv6 ${text} NOT NULL,
  case_ipv4 ${text} NOT NULL,
  -- The sequence of the pair's report before this one: so a pair's reports are found without an index, which would cost
  -- a page for each report that is written.
  previous ${whole}
);

-- Apart, so that a search through the columns does not read the bodies.
CREATE TABLE body (
  sequence ${whole} NOT NULL PRIMARY KEY,
  body ${bytes} NOT NULL
) ${bodyStorage};

CREATE TABLE pair (
  -- That of its first report.
  sequence ${whole} NOT NULL UNIQUE,
  -- That of its last one, by which the others are found.
  last ${whole} NOT NULL,
  experiment ${text} NOT NULL,
  volunteer ${text} NOT NULL,
  server ${text} NOT NULL,
  -- The latest report's, as kind, route, os and network are.
  latest_seconds ${whole} NOT NULL,
  latest_nanos ${whole} NOT NULL,
  kind ${text} NOT NULL,
  route ${text} NOT NULL,
  os ${text} NOT NULL,
  network ${text} NOT NULL,
  case_both ${text} NOT NULL,
  conflicting ${whole} NOT NULL,
  -- How its reports vote: BallotCodec.
  ballots ${bytes} NOT NULL,
  PRIMARY KEY (experiment, volunteer, server)
) ${clustered};
CREATE INDEX pair_conflicting ON pair (sequence) WHERE conflicting = 1;

-- The counts behind the tables: CubeLevel, Segment and CellCounts. The parts of a cell add up.
CREATE TABLE cell (
  level ${whole} NOT NULL,
  experiment ${text} NOT NULL,
  day ${whole} NOT NULL,
  segment ${whole} NOT NULL,
  part ${whole} NOT NULL,
  counts ${bytes} NOT NULL,
  PRIMARY KEY (level, experiment, day, segment, part)
) ${clustered};
