-- The warehouse of jixiao, schema 2. Read the views: forms, funds, findings and all that have no _kept.

-- who read a row: a pack and an engine
CREATE TABLE packs (
  pack bigint NOT NULL,  -- over the four below
  pack_id text,  -- null: no pack read it
  pack_version text,
  pack_digest text,
  engine text NOT NULL,
  PRIMARY KEY (pack)
);

-- one row a document, whatever its copies
CREATE TABLE documents_kept (
  doc bigint NOT NULL,
  doc_sha256 text NOT NULL,
  path text NOT NULL,  -- the first input with these bytes; all of them are in paths
  bytes bigint NOT NULL,
  format text NOT NULL,  -- docx, html or text
  encoding text,
  producer text,
  status text NOT NULL,  -- ok, ok_with_findings, or partial: something in the document was not read
  title text,
  reporting_unit text,
  fiscal_year bigint,
  grade text,
  score numeric,
  forms bigint NOT NULL,
  errors bigint NOT NULL,
  warnings bigint NOT NULL,
  infos bigint NOT NULL,
  rules_digest text NOT NULL,  -- over all packs the document could be taken for
  options text NOT NULL,
  pack bigint NOT NULL,
  PRIMARY KEY (doc)
);

-- the prose, a row a heading
CREATE TABLE sections_kept (
  doc bigint NOT NULL,
  row_index bigint NOT NULL,
  parent_index bigint,  -- row_index of the section it stands in
  section_key text,
  level bigint,
  label text,
  title text,
  text text,
  pack bigint NOT NULL,
  PRIMARY KEY (doc, row_index)
);

-- one row a form
CREATE TABLE forms_kept (
  doc bigint NOT NULL,
  form_index bigint NOT NULL,
  kind text NOT NULL,
  title text,
  fiscal_year bigint,
  project_name text,
  department text,
  implementing_unit text,
  currency_unit text,  -- of the amounts in funds as printed
  total_weight numeric,
  total_score numeric,
  funds_score numeric,  -- of the whole block, where a form prints one; so are the two below
  goals_score numeric,
  indicators_score numeric,
  grade text,
  pack bigint NOT NULL,
  PRIMARY KEY (doc, form_index)
);

-- the money of a form, a row a source
CREATE TABLE funds_kept (
  doc bigint NOT NULL,
  form_index bigint NOT NULL,
  row_index bigint NOT NULL,
  fund_key text NOT NULL,  -- total, fiscal, carried, other, central, local or part
  label text,
  initial_budget numeric,
  annual_budget numeric,
  executed numeric,
  initial_budget_yuan numeric,
  annual_budget_yuan numeric,
  executed_yuan numeric,
  weight numeric,
  execution_rate numeric,  -- a fraction: 1 is 100%
  score numeric,
  pack bigint NOT NULL,
  PRIMARY KEY (doc, form_index, row_index)
);

-- expected and actual goals
CREATE TABLE goals_kept (
  doc bigint NOT NULL,
  form_index bigint NOT NULL,
  row_index bigint NOT NULL,
  expected text,
  actual text,
  pack bigint NOT NULL,
  PRIMARY KEY (doc, form_index, row_index)
);

-- targets, actuals, weights, scores
CREATE TABLE indicators_kept (
  doc bigint NOT NULL,
  form_index bigint NOT NULL,
  row_index bigint NOT NULL,
  block text,  -- 中期目标, 年度目标: of a form with several blocks side by side
  level1 text,
  level1_weight numeric,
  level2 text,
  level3 text,
  target_text text,
  target_op text,
  target_number numeric,
  target_unit text,
  actual_text text,
  actual_op text,
  actual_number numeric,
  actual_unit text,
  weight numeric,
  score numeric,
  reason text,
  pack bigint NOT NULL,
  PRIMARY KEY (doc, form_index, row_index)
);

-- named free text of a form
CREATE TABLE narratives_kept (
  doc bigint NOT NULL,
  form_index bigint NOT NULL,
  narrative_key text NOT NULL,  -- conclusion, problems, measures, remarks, management…
  text text,
  pack bigint NOT NULL,
  PRIMARY KEY (doc, form_index, narrative_key)
);

-- figures said in prose
CREATE TABLE claims_kept (
  doc bigint NOT NULL,
  row_index bigint NOT NULL,
  claim_key text NOT NULL,
  number numeric,
  unit text,
  number_yuan numeric,  -- where the unit is one of money
  text text,
  pack bigint NOT NULL,
  PRIMARY KEY (doc, row_index)
);

-- what does not add up
CREATE TABLE findings_kept (
  doc bigint NOT NULL,
  row_index bigint NOT NULL,
  form_index bigint,
  code text NOT NULL,
  check_id text,  -- null: no pack's check said it
  check_version text,  -- of the pack whose check it is
  severity text NOT NULL,
  band text,
  message text NOT NULL,
  stated numeric,
  computed numeric,
  tolerance numeric,
  at_pointers text,  -- JSON Pointers into the report, between blanks
  operand_pointers text,
  blank_pointers text,  -- of blanks counted as zero
  fingerprint text NOT NULL,
  suppressed text,  -- why it is taken for settled; null: it counts
  suppressed_by text,
  suppressed_until text,  -- its last day, 2026-12-31; null: without end
  pack bigint NOT NULL,
  PRIMARY KEY (doc, row_index)
);

-- how each check ended
CREATE TABLE coverage_kept (
  doc bigint NOT NULL,
  row_index bigint NOT NULL,
  form_index bigint,
  check_id text NOT NULL,
  outcome text NOT NULL,
  reason text,
  at_pointer text,
  pack bigint NOT NULL,
  PRIMARY KEY (doc, row_index)
);

CREATE UNIQUE INDEX documents_kept_doc_sha256 ON documents_kept (doc_sha256);
CREATE INDEX forms_kept_project_name ON forms_kept (project_name);
CREATE INDEX forms_kept_implementing_unit ON forms_kept (implementing_unit);
CREATE INDEX findings_kept_code ON findings_kept (code);

-- every input and the bytes it holds: copies share a document
CREATE TABLE paths (
  path text NOT NULL,
  doc_sha256 text NOT NULL,
  bytes bigint NOT NULL,
  PRIMARY KEY (path)
);

-- every input that is not in the tables, and why
CREATE TABLE dead_letters (
  path text NOT NULL,
  doc_sha256 text,
  doc_key text,
  stage text,
  kind text NOT NULL,
  message text NOT NULL,
  attempts bigint NOT NULL,
  limits text,
  duration_ms bigint NOT NULL,  -- this and the two below differ from run to run
  peak_bytes bigint,
  last_words text,  -- the end of the worker's stderr
  PRIMARY KEY (path)
);

-- one row a run that came to its end
CREATE TABLE runs (
  run bigint NOT NULL,
  started_at text NOT NULL,
  finished_at text NOT NULL,
  engine text NOT NULL,
  rules_digest text NOT NULL,
  options text NOT NULL,
  inputs bigint NOT NULL,
  ok bigint NOT NULL,
  ok_with_findings bigint NOT NULL,
  partial bigint NOT NULL,
  skipped bigint NOT NULL,
  failed bigint NOT NULL,
  PRIMARY KEY (run)
);

-- what is done: the key is over bytes, packs, engine and options
CREATE TABLE manifest (
  doc_sha256 text NOT NULL,
  doc_key text NOT NULL,
  failure text,  -- null: its rows are there
  part bigint,  -- of files: the part that holds its rows
  PRIMARY KEY (doc_sha256)
);

-- what a worker was given and has not come back: empty after a run
CREATE TABLE started (
  doc_sha256 text NOT NULL,
  path text NOT NULL,
  PRIMARY KEY (doc_sha256)
);

CREATE INDEX paths_doc_sha256 ON paths (doc_sha256);
CREATE INDEX dead_letters_doc_sha256 ON dead_letters (doc_sha256);

CREATE VIEW documents AS
SELECT t.doc_sha256, t.path, t.bytes, t.format, t.encoding, t.producer, t.status, t.title, t.reporting_unit, t.fiscal_year, t.grade, t.score, t.forms, t.errors, t.warnings, t.infos, t.rules_digest, t.options, p.pack_id, p.pack_version, p.pack_digest, p.engine
FROM documents_kept t JOIN packs p ON p.pack = t.pack;

CREATE VIEW sections AS
SELECT d.doc_sha256, t.row_index, t.parent_index, t.section_key, t.level, t.label, t.title, t.text, p.pack_id, p.pack_version, p.pack_digest, p.engine
FROM sections_kept t JOIN documents_kept d ON d.doc = t.doc JOIN packs p ON p.pack = t.pack;

CREATE VIEW forms AS
SELECT d.doc_sha256, t.form_index, t.kind, t.title, t.fiscal_year, t.project_name, t.department, t.implementing_unit, t.currency_unit, t.total_weight, t.total_score, t.funds_score, t.goals_score, t.indicators_score, t.grade, p.pack_id, p.pack_version, p.pack_digest, p.engine
FROM forms_kept t JOIN documents_kept d ON d.doc = t.doc JOIN packs p ON p.pack = t.pack;

CREATE VIEW funds AS
SELECT d.doc_sha256, t.form_index, t.row_index, t.fund_key, t.label, t.initial_budget, t.annual_budget, t.executed, t.initial_budget_yuan, t.annual_budget_yuan, t.executed_yuan, t.weight, t.execution_rate, t.score, p.pack_id, p.pack_version, p.pack_digest, p.engine
FROM funds_kept t JOIN documents_kept d ON d.doc = t.doc JOIN packs p ON p.pack = t.pack;

CREATE VIEW goals AS
SELECT d.doc_sha256, t.form_index, t.row_index, t.expected, t.actual, p.pack_id, p.pack_version, p.pack_digest, p.engine
FROM goals_kept t JOIN documents_kept d ON d.doc = t.doc JOIN packs p ON p.pack = t.pack;

CREATE VIEW indicators AS
SELECT d.doc_sha256, t.form_index, t.row_index, t.block, t.level1, t.level1_weight, t.level2, t.level3, t.target_text, t.target_op, t.target_number, t.target_unit, t.actual_text, t.actual_op, t.actual_number, t.actual_unit, t.weight, t.score, t.reason, p.pack_id, p.pack_version, p.pack_digest, p.engine
FROM indicators_kept t JOIN documents_kept d ON d.doc = t.doc JOIN packs p ON p.pack = t.pack;

CREATE VIEW narratives AS
SELECT d.doc_sha256, t.form_index, t.narrative_key, t.text, p.pack_id, p.pack_version, p.pack_digest, p.engine
FROM narratives_kept t JOIN documents_kept d ON d.doc = t.doc JOIN packs p ON p.pack = t.pack;

CREATE VIEW claims AS
SELECT d.doc_sha256, t.row_index, t.claim_key, t.number, t.unit, t.number_yuan, t.text, p.pack_id, p.pack_version, p.pack_digest, p.engine
FROM claims_kept t JOIN documents_kept d ON d.doc = t.doc JOIN packs p ON p.pack = t.pack;

CREATE VIEW findings AS
SELECT d.doc_sha256, t.row_index, t.form_index, t.code, t.check_id, t.check_version, t.severity, t.band, t.message, t.stated, t.computed, t.tolerance, t.at_pointers, t.operand_pointers, t.blank_pointers, t.fingerprint, t.suppressed, t.suppressed_by, t.suppressed_until, p.pack_id, p.pack_version, p.pack_digest, p.engine
FROM findings_kept t JOIN documents_kept d ON d.doc = t.doc JOIN packs p ON p.pack = t.pack;

CREATE VIEW coverage AS
SELECT d.doc_sha256, t.row_index, t.form_index, t.check_id, t.outcome, t.reason, t.at_pointer, p.pack_id, p.pack_version, p.pack_digest, p.engine
FROM coverage_kept t JOIN documents_kept d ON d.doc = t.doc JOIN packs p ON p.pack = t.pack;

-- Scores and weights that do not add up, and what they should be.
-- SELECT project_name, message FROM v_score_mismatches ORDER BY path;
CREATE VIEW v_score_mismatches AS
SELECT d.doc_sha256, d.path, n.form_index, f.project_name, f.implementing_unit, n.code, n.severity,
       n.stated, n.computed, n.message
FROM findings_kept n
JOIN documents_kept d ON d.doc = n.doc
LEFT JOIN forms_kept f ON f.doc = n.doc AND f.form_index = n.form_index
WHERE n.suppressed IS NULL
  AND n.code IN ('score-total-mismatch', 'weight-total-mismatch', 'group-weight-mismatch',
                 'score-exceeds-weight', 'execution-score-mismatch');

-- Money that does not add up.
-- SELECT path, stated, computed, message FROM v_fund_mismatches WHERE severity = 'error';
CREATE VIEW v_fund_mismatches AS
SELECT d.doc_sha256, d.path, n.form_index, f.project_name, f.implementing_unit, f.currency_unit,
       n.code, n.severity, n.stated, n.computed, n.message
FROM findings_kept n
JOIN documents_kept d ON d.doc = n.doc
LEFT JOIN forms_kept f ON f.doc = n.doc AND f.form_index = n.form_index
WHERE n.suppressed IS NULL
  AND n.code IN ('fund-total-mismatch', 'execution-rate-mismatch', 'spent-exceeds-budget',
                 'cost-mismatch');

-- By unit and year: reports, average score, findings by severity. What is found in a document but
-- in none of its forms counts with its first.
-- SELECT unit, reports, average_score, errors FROM v_unit_summary ORDER BY errors DESC;
CREATE VIEW v_unit_summary AS
WITH found AS (
  SELECT doc, COALESCE(form_index, 0) AS form_index,
         SUM(CASE WHEN severity = 'error' THEN 1 ELSE 0 END) AS errors,
         SUM(CASE WHEN severity = 'warning' THEN 1 ELSE 0 END) AS warnings,
         SUM(CASE WHEN severity = 'info' THEN 1 ELSE 0 END) AS infos
  FROM findings_kept WHERE suppressed IS NULL GROUP BY doc, COALESCE(form_index, 0)
)
SELECT COALESCE(f.implementing_unit, d.reporting_unit) AS unit,
       COALESCE(f.fiscal_year, d.fiscal_year) AS fiscal_year,
       COUNT(DISTINCT d.doc) AS reports,
       COUNT(f.form_index) AS forms,
       AVG(COALESCE(f.total_score, d.score)) AS average_score,
       COALESCE(SUM(n.errors), 0) AS errors,
       COALESCE(SUM(n.warnings), 0) AS warnings,
       COALESCE(SUM(n.infos), 0) AS infos
FROM documents_kept d
LEFT JOIN forms_kept f ON f.doc = d.doc
LEFT JOIN found n ON n.doc = d.doc AND n.form_index = COALESCE(f.form_index, 0)
GROUP BY COALESCE(f.implementing_unit, d.reporting_unit), COALESCE(f.fiscal_year, d.fiscal_year);

-- The same project of the same unit and year in more than one document.
-- SELECT project_name, path FROM v_duplicate_projects ORDER BY project_name, path;
CREATE VIEW v_duplicate_projects AS
WITH named AS (
  SELECT d.doc_sha256, f.form_index, f.project_name, f.kind,
         COALESCE(f.implementing_unit, d.reporting_unit, '') AS unit,
         COALESCE(f.fiscal_year, d.fiscal_year, 0) AS fiscal_year, d.path
  FROM forms_kept f JOIN documents_kept d ON d.doc = f.doc
  WHERE f.project_name IS NOT NULL
)
SELECT n.project_name, n.unit, n.fiscal_year, n.kind, g.documents, n.doc_sha256, n.form_index,
       n.path
FROM named n
JOIN (
  SELECT project_name, unit, fiscal_year, kind, COUNT(DISTINCT doc_sha256) AS documents
  FROM named GROUP BY project_name, unit, fiscal_year, kind
  HAVING COUNT(DISTINCT doc_sha256) > 1
) g ON g.project_name = n.project_name AND g.unit = n.unit AND g.fiscal_year = n.fiscal_year
   AND g.kind = n.kind;

CREATE TABLE jixiao_schema (version integer NOT NULL);
INSERT INTO jixiao_schema VALUES (2);
