-- PostgreSQL database dump
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
-- Name: claims; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.claims (
    doc_sha256 text NOT NULL,
    row_index bigint NOT NULL,
    claim_key text NOT NULL,
    number numeric,
    unit text,
    number_yuan numeric,
    text text,
    pack_id text,
    pack_version text,
    pack_digest text,
    engine text NOT NULL
);
-- Name: coverage; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.coverage (
    doc_sha256 text NOT NULL,
    row_index bigint NOT NULL,
    form_index bigint,
    check_id text NOT NULL,
    outcome text NOT NULL,
    reason text,
    at_pointer text,
    pack_id text,
    pack_version text,
    pack_digest text,
    engine text NOT NULL
);
-- Name: dead_letters; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.dead_letters (
    path text NOT NULL,
    doc_sha256 text,
    doc_key text,
    stage text,
    kind text NOT NULL,
    message text NOT NULL,
    attempts bigint NOT NULL,
    limits text,
    duration_ms bigint NOT NULL,
    peak_bytes bigint,
    last_words text
);
-- Name: documents; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.documents (
    doc_sha256 text NOT NULL,
    path text NOT NULL,
    bytes bigint NOT NULL,
    format text NOT NULL,
    encoding text,
    producer text,
    status text NOT NULL,
    title text,
    reporting_unit text,
    fiscal_year bigint,
    grade text,
    score numeric,
    forms bigint NOT NULL,
    errors bigint NOT NULL,
    warnings bigint NOT NULL,
    infos bigint NOT NULL,
    rules_digest text NOT NULL,
    options text NOT NULL,
    pack_id text,
    pack_version text,
    pack_digest text,
    engine text NOT NULL
);
-- Name: findings; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.findings (
    doc_sha256 text NOT NULL,
    row_index bigint NOT NULL,
    form_index bigint,
    code text NOT NULL,
    check_id text,
    severity text NOT NULL,
    band text,
    message text NOT NULL,
    stated numeric,
    computed numeric,
    tolerance numeric,
    at_pointers text,
    operand_pointers text,
    fingerprint text NOT NULL,
    pack_id text,
    pack_version text,
    pack_digest text,
    engine text NOT NULL
);
-- Name: forms; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.forms (
    doc_sha256 text NOT NULL,
    form_index bigint NOT NULL,
    kind text NOT NULL,
    title text,
    fiscal_year bigint,
    project_name text,
    department text,
    implementing_unit text,
    currency_unit text,
    total_weight numeric,
    total_score numeric,
    grade text,
    pack_id text,
    pack_version text,
    pack_digest text,
    engine text NOT NULL
);
-- Name: funds; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.funds (
    doc_sha256 text NOT NULL,
    form_index bigint NOT NULL,
    row_index bigint NOT NULL,
    fund_key text NOT NULL,
    label text,
    initial_budget numeric,
    annual_budget numeric,
    executed numeric,
    initial_budget_yuan numeric,
    annual_budget_yuan numeric,
    executed_yuan numeric,
    weight numeric,
    execution_rate numeric,
    score numeric,
    pack_id text,
    pack_version text,
    pack_digest text,
    engine text NOT NULL
);
-- Name: goals; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.goals (
    doc_sha256 text NOT NULL,
    form_index bigint NOT NULL,
    row_index bigint NOT NULL,
    expected text,
    actual text,
    pack_id text,
    pack_version text,
    pack_digest text,
    engine text NOT NULL
);
-- Name: indicators; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.indicators (
    doc_sha256 text NOT NULL,
    form_index bigint NOT NULL,
    row_index bigint NOT NULL,
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
    pack_id text,
    pack_version text,
    pack_digest text,
    engine text NOT NULL
);
-- Name: jixiao_schema; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.jixiao_schema (
    version integer NOT NULL
);
-- Name: manifest; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.manifest (
    doc_sha256 text NOT NULL,
    doc_key text NOT NULL,
    failure text,
    part bigint
);
-- Name: narratives; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.narratives (
    doc_sha256 text NOT NULL,
    form_index bigint NOT NULL,
    narrative_key text NOT NULL,
    text text,
    pack_id text,
    pack_version text,
    pack_digest text,
    engine text NOT NULL
);
-- Name: paths; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.paths (
    path text NOT NULL,
    doc_sha256 text NOT NULL,
    bytes bigint NOT NULL
);
-- Name: runs; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.runs (
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
    failed bigint NOT NULL
);
-- Name: sections; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.sections (
    doc_sha256 text NOT NULL,
    row_index bigint NOT NULL,
    parent_index bigint,
    section_key text,
    level bigint,
    label text,
    title text,
    text text,
    pack_id text,
    pack_version text,
    pack_digest text,
    engine text NOT NULL
);
-- Name: started; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.started (
    doc_sha256 text NOT NULL,
    path text NOT NULL
);
-- Name: v_duplicate_projects; Type: VIEW; Schema: public; Owner: -
CREATE VIEW public.v_duplicate_projects AS
 WITH named AS (
         SELECT f.doc_sha256,
            f.form_index,
            f.project_name,
            f.kind,
            COALESCE(f.implementing_unit, d.reporting_unit, ''::text) AS unit,
            COALESCE(f.fiscal_year, d.fiscal_year, (0)::bigint) AS fiscal_year,
            d.path
           FROM (public.forms f
             JOIN public.documents d ON ((d.doc_sha256 = f.doc_sha256)))
          WHERE (f.project_name IS NOT NULL)
        )
 SELECT n.project_name,
    n.unit,
    n.fiscal_year,
    n.kind,
    g.documents,
    n.doc_sha256,
    n.form_index,
    n.path
   FROM (named n
     JOIN ( SELECT named.project_name,
            named.unit,
            named.fiscal_year,
            named.kind,
            count(DISTINCT named.doc_sha256) AS documents
           FROM named
          GROUP BY named.project_name, named.unit, named.fiscal_year, named.kind
         HAVING (count(DISTINCT named.doc_sha256) > 1)) g ON (((g.project_name = n.project_name) AND (g.unit = n.unit) AND (g.fiscal_year = n.fiscal_year) AND (g.kind = n.kind))));
-- Name: v_fund_mismatches; Type: VIEW; Schema: public; Owner: -
CREATE VIEW public.v_fund_mismatches AS
 SELECT d.doc_sha256,
    d.path,
    n.form_index,
    f.project_name,
    f.implementing_unit,
    f.currency_unit,
    n.code,
    n.severity,
    n.stated,
    n.computed,
    n.message
   FROM ((public.findings n
     JOIN public.documents d ON ((d.doc_sha256 = n.doc_sha256)))
     LEFT JOIN public.forms f ON (((f.doc_sha256 = n.doc_sha256) AND (f.form_index = n.form_index))))
  WHERE (n.code = ANY (ARRAY['fund-total-mismatch'::text, 'execution-rate-mismatch'::text, 'spent-exceeds-budget'::text, 'cost-mismatch'::text]));
-- Name: v_score_mismatches; Type: VIEW; Schema: public; Owner: -
CREATE VIEW public.v_score_mismatches AS
 SELECT d.doc_sha256,
    d.path,
    n.form_index,
    f.project_name,
    f.implementing_unit,
    n.code,
    n.severity,
    n.stated,
    n.computed,
    n.message
   FROM ((public.findings n
     JOIN public.documents d ON ((d.doc_sha256 = n.doc_sha256)))
     LEFT JOIN public.forms f ON (((f.doc_sha256 = n.doc_sha256) AND (f.form_index = n.form_index))))
  WHERE (n.code = ANY (ARRAY['score-total-mismatch'::text, 'weight-total-mismatch'::text, 'group-weight-mismatch'::text, 'score-exceeds-weight'::text, 'execution-score-mismatch'::text]));
-- Name: v_unit_summary; Type: VIEW; Schema: public; Owner: -
CREATE VIEW public.v_unit_summary AS
 WITH found AS (
         SELECT findings.doc_sha256,
            COALESCE(findings.form_index, (0)::bigint) AS form_index,
            sum(
                CASE
                    WHEN (findings.severity = 'error'::text) THEN 1
                    ELSE 0
                END) AS errors,
            sum(
                CASE
                    WHEN (findings.severity = 'warning'::text) THEN 1
                    ELSE 0
                END) AS warnings,
            sum(
                CASE
                    WHEN (findings.severity = 'info'::text) THEN 1
                    ELSE 0
                END) AS infos
           FROM public.findings
          GROUP BY findings.doc_sha256, COALESCE(findings.form_index, (0)::bigint)
        )
 SELECT COALESCE(f.implementing_unit, d.reporting_unit) AS unit,
    COALESCE(f.fiscal_year, d.fiscal_year) AS fiscal_year,
    count(DISTINCT d.doc_sha256) AS reports,
    count(f.form_index) AS forms,
    avg(COALESCE(f.total_score, d.score)) AS average_score,
    COALESCE(sum(n.errors), (0)::numeric) AS errors,
    COALESCE(sum(n.warnings), (0)::numeric) AS warnings,
    COALESCE(sum(n.infos), (0)::numeric) AS infos
   FROM ((public.documents d
     LEFT JOIN public.forms f ON ((f.doc_sha256 = d.doc_sha256)))
     LEFT JOIN found n ON (((n.doc_sha256 = d.doc_sha256) AND (n.form_index = COALESCE(f.form_index, (0)::bigint)))))
  GROUP BY COALESCE(f.implementing_unit, d.reporting_unit), COALESCE(f.fiscal_year, d.fiscal_year);
-- Data for Name: claims; Type: TABLE DATA; Schema: public; Owner: -
-- Data for Name: coverage; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 0, 0, 'cn.mof.project/required-fields', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 1, 0, 'cn.mof.project/targets', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 2, 0, 'cn.mof.project/actuals', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 3, 0, 'cn.mof.project/weights', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 4, 0, 'cn.mof.project/scores', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 5, 0, 'cn.mof.project/reasons', 'not_applicable', '条件不成立：score < weight', NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 6, 0, 'cn.mof.project/fund-sources', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 7, 0, 'cn.mof.project/template-text', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 8, 0, 'cn.mof.project/weight-total', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 9, 0, 'cn.mof.project/group-weight', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 10, 0, 'cn.mof.project/score-total', 'fail', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 11, 0, 'cn.mof.project/indicator-score-cap', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 12, 0, 'cn.mof.project/execution-score-cap', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 13, 0, 'cn.mof.project/total-score-cap', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 14, 0, 'cn.mof.project/indicator-signs', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 15, 0, 'cn.mof.project/fund-signs', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 16, 0, 'cn.mof.project/fund-total-initial', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 17, 0, 'cn.mof.project/fund-total-annual', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 18, 0, 'cn.mof.project/fund-total-executed', 'fail', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 19, 0, 'cn.mof.project/execution-rate', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 20, 0, 'cn.mof.project/execution-score', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 21, 0, 'cn.mof.project/spent-budget', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 22, 0, 'cn.mof.project/result-wording', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 23, 0, 'cn.mof.project/full-score', 'fail', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 24, 0, 'cn.mof.project/met-deducted', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 25, 0, 'cn.mof.project/claim-executed', 'not_applicable', '没有可核对的内容', NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 26, 0, 'cn.mof.project/claim-annual-budget', 'not_applicable', '没有可核对的内容', NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 27, 0, 'cn.mof.project/claim-rate', 'not_applicable', '没有可核对的内容', NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 28, 0, 'cn.mof.project/claim-score', 'not_applicable', '没有可核对的内容', NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 29, 0, 'cn.mof.project/cover-unit', 'not_applicable', '没有填写', '/report/reporting_unit', 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 30, 0, 'cn.mof.project/grade-band', 'not_applicable', '没有填写', '/forms/0/grade', 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 31, 0, 'cn.mof.project/indicator-groups', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 32, 0, 'cn.mof.project/dates', 'not_applicable', '没有可核对的内容', '/forms/0/indicators/0/target/text', 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 33, 0, 'cn.mof.project/goal-words', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 34, 0, 'cn.mof.project/far-above', 'pass', NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 0, 0, 'cn.mof.department/required-fields', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 1, 0, 'cn.mof.department/targets', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 2, 0, 'cn.mof.department/actuals', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 3, 0, 'cn.mof.department/weights', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 4, 0, 'cn.mof.department/scores', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 5, 0, 'cn.mof.department/reasons', 'not_applicable', '条件不成立：score < weight', NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 6, 0, 'cn.mof.department/fund-sources', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 7, 0, 'cn.mof.department/template-text', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 8, 0, 'cn.mof.department/weight-total', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 9, 0, 'cn.mof.department/group-weight', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 10, 0, 'cn.mof.department/score-total', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 11, 0, 'cn.mof.department/indicator-score-cap', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 12, 0, 'cn.mof.department/execution-score-cap', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 13, 0, 'cn.mof.department/total-score-cap', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 14, 0, 'cn.mof.department/indicator-signs', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 15, 0, 'cn.mof.department/fund-signs', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 16, 0, 'cn.mof.department/fund-total-initial', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 17, 0, 'cn.mof.department/fund-total-annual', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 18, 0, 'cn.mof.department/fund-total-executed', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 19, 0, 'cn.mof.department/execution-rate', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 20, 0, 'cn.mof.department/execution-score', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 21, 0, 'cn.mof.department/spent-budget', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 22, 0, 'cn.mof.department/result-wording', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 23, 0, 'cn.mof.department/full-score', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 24, 0, 'cn.mof.department/met-deducted', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 25, 0, 'cn.mof.department/claim-executed', 'not_applicable', '没有可核对的内容', NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 26, 0, 'cn.mof.department/claim-annual-budget', 'not_applicable', '没有可核对的内容', NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 27, 0, 'cn.mof.department/claim-rate', 'not_applicable', '没有可核对的内容', NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 28, 0, 'cn.mof.department/claim-score', 'not_applicable', '没有可核对的内容', NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 29, 0, 'cn.mof.department/cover-unit', 'not_applicable', '没有填写', '/report/reporting_unit', 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 30, 0, 'cn.mof.department/grade-band', 'not_applicable', '没有填写', '/forms/0/grade', 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 31, 0, 'cn.mof.department/indicator-groups', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 32, 0, 'cn.mof.department/dates', 'not_applicable', '没有可核对的内容', '/forms/0/indicators/0/target/text', 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 33, 0, 'cn.mof.department/goal-words', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.coverage VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 34, 0, 'cn.mof.department/far-above', 'pass', NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
-- Data for Name: dead_letters; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.dead_letters VALUES ('in/damaged.docx', '8dcc7e601606217f3b754766511182a916b17e9a26a94c9d887104eba92e9bb2', 'b117a8b2f35266bfdad3a7d07bf90107013cb4fd2f9e7bb55e99abbb608f6d64', 'extract', 'corrupt', 'the zip has no directory and no readable entry', 1, 'total=120s silence=60s memory=4096MiB', 0, 26730496, NULL);
-- Data for Name: documents; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.documents VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 'in/sums_off.txt', 1299, 'text', 'utf-8', NULL, 'ok_with_findings', NULL, NULL, NULL, NULL, NULL, 1, 2, 1, 0, 'sha256:91df361e4b317c70d50f81f35211337e7614ef394570288f675c252d374e94b4', '{}', NULL, NULL, NULL, '0.1.0');
INSERT INTO public.documents VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 'in/department_weight_before_target.txt', 914, 'text', 'utf-8', NULL, 'ok', NULL, NULL, NULL, NULL, NULL, 1, 0, 0, 0, 'sha256:91df361e4b317c70d50f81f35211337e7614ef394570288f675c252d374e94b4', '{}', NULL, NULL, NULL, '0.1.0');
-- Data for Name: findings; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.findings VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 0, 0, 'score-total-mismatch', 'cn.mof.project/score-total', 'error', 'inconsistent', '总分得分 95 与各项得分之和 100 不一致，相差 5', 95, 100.00, 0, '/forms/0/total/score', '/forms/0/funds/0/score /forms/0/indicators/0/score /forms/0/indicators/1/score /forms/0/indicators/2/score /forms/0/indicators/3/score /forms/0/indicators/4/score /forms/0/indicators/5/score', 'da0b64de18106f7212b144d06855d1b2bd172b4883addcfe29faa09dd2d8d79c', 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.findings VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 1, 0, 'fund-total-mismatch', 'cn.mof.project/fund-total-executed', 'error', 'inconsistent', '资金行“年度资金总额”全年执行数 118.50万元 与各资金来源之和 115.5万元 不一致，相差 3万元（1 处空白按 0 计）', 118.50, 115.50, 0.010, '/forms/0/funds/0/executed', '/forms/0/funds/1/executed /forms/0/funds/2/executed', '8fab8931b4b28e610fc1413bb2a5a06a5b4851acb0eafb1c4c932000fc3cefaf', 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.findings VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 2, 0, 'unmet-full-score', 'cn.mof.project/full-score', 'warning', NULL, '指标“路面完好率”目标值“≥95%”，实际完成值“94%”，没有完成却得满分 20', 20, NULL, NULL, '/forms/0/indicators/1/score', '/forms/0/indicators/1/target/text /forms/0/indicators/1/actual/text /forms/0/indicators/1/weight', 'd949a29fa28d0fb0c7b710d601c438ed32198a9ca7441dd792bdb019dd78c507', 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
-- Data for Name: forms; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.forms VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 0, 'project', '项目支出绩效自评表', 2024, '村级道路养护项目', '清河县交通运输局', '清河县公路养护站', '万元', 100, 95, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.forms VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 0, 'department', '部门整体支出绩效自评表', 2023, NULL, NULL, '平陵县档案馆', '万元', 100, 100, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
-- Data for Name: funds; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.funds VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 0, 0, 'total', '年度资金总额', 120.00, 118.50, 118.50, 1200000, 1185000, 1185000, 10, 1, 10.00, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.funds VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 0, 1, 'fiscal', '其中：当年财政拨款', 100.00, 100.00, 100.00, 1000000, 1000000, 1000000, NULL, NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.funds VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 0, 2, 'carried', '上年结转资金', 20.00, 18.50, 15.50, 200000, 185000, 155000, NULL, NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.funds VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 0, 3, 'other', '其他资金', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.funds VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 0, 0, 'total', '总额', 310, 320, 320, 3100000, 3200000, 3200000, 10, 1, 10, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.funds VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 0, 1, 'part', '其中：基本支出', 260, 265, 265, 2600000, 2650000, 2650000, NULL, NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.funds VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 0, 2, 'part', '项目支出', 50, 55, 55, 500000, 550000, 550000, NULL, NULL, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
-- Data for Name: goals; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.goals VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 0, 0, '完成养护里程80公里，保障道路畅通。', '完成养护里程82公里，道路通行条件改善。', 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.goals VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 0, 0, '做好档案收集整理。', '完成档案收集整理。', 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
-- Data for Name: indicators; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.indicators VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 0, 0, '产出指标', 50, '数量指标', '养护里程', '≥80公里', '>=', 80, '公里', '82公里', NULL, 82, '公里', 20, 20, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.indicators VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 0, 1, '产出指标', 50, '质量指标', '路面完好率', '≥95%', '>=', 95, '%', '94%', NULL, 94, '%', 20, 20, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.indicators VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 0, 2, '产出指标', 50, '时效指标', '按期完成率', '100%', NULL, 100, '%', '100%', NULL, 100, '%', 10, 10, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.indicators VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 0, 3, '效益指标', 30, '社会效益指标', '受益村庄数', '12个', NULL, 12, '个', '12个', NULL, 12, '个', 20, 20, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.indicators VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 0, 4, '效益指标', 30, '可持续影响指标', '养护机制', '健全', NULL, NULL, NULL, '健全', NULL, NULL, NULL, 10, 10, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.indicators VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 0, 5, '满意度指标', 10, '服务对象满意度指标', '沿线群众满意度', '≥90%', '>=', 90, '%', '93%', NULL, 93, '%', 10, 10, NULL, 'cn.mof.project', '1.0.0', 'sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877', '0.1.0');
INSERT INTO public.indicators VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 0, 0, '产出指标', 50, '数量指标', '整理档案卷数', '≥9000卷', '>=', 9000, '卷', '9100卷', NULL, 9100, '卷', 50, 50, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.indicators VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 0, 1, '效益指标', 30, '社会效益指标', '查档利用人次', '≥1200人次', '>=', 1200, '人次', '1350人次', NULL, 1350, '人次', 30, 30, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
INSERT INTO public.indicators VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 0, 2, '满意度指标', 10, '服务对象满意度指标', '查档群众满意度', '≥95%', '>=', 95, '%', '97%', NULL, 97, '%', 10, 10, NULL, 'cn.mof.department', '1.0.0', 'sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee', '0.1.0');
-- Data for Name: jixiao_schema; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.jixiao_schema VALUES (1);
-- Data for Name: manifest; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.manifest VALUES ('8dcc7e601606217f3b754766511182a916b17e9a26a94c9d887104eba92e9bb2', 'b117a8b2f35266bfdad3a7d07bf90107013cb4fd2f9e7bb55e99abbb608f6d64', 'corrupt', NULL);
INSERT INTO public.manifest VALUES ('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 'b43e1d45b7dc899fa460b1897634556a3af52bb39933f4bac11de28dac902dab', NULL, NULL);
INSERT INTO public.manifest VALUES ('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 'da22132e048402da154a2df8514e8a1d2d67fd5155078e529d21af37e614d43e', NULL, NULL);
-- Data for Name: narratives; Type: TABLE DATA; Schema: public; Owner: -
-- Data for Name: paths; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.paths VALUES ('in/damaged.docx', '8dcc7e601606217f3b754766511182a916b17e9a26a94c9d887104eba92e9bb2', 4);
INSERT INTO public.paths VALUES ('in/department_weight_before_target.txt', 'e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83', 914);
INSERT INTO public.paths VALUES ('in/sums_off.txt', '5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4', 1299);
-- Data for Name: runs; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.runs VALUES (1, '2026-11-26T05:50:54Z', '2026-11-26T05:50:55Z', '0.1.0', 'sha256:91df361e4b317c70d50f81f35211337e7614ef394570288f675c252d374e94b4', '{}', 3, 1, 1, 0, 0, 1);
-- Data for Name: sections; Type: TABLE DATA; Schema: public; Owner: -
-- Data for Name: started; Type: TABLE DATA; Schema: public; Owner: -
-- Name: claims claims_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.claims
    ADD CONSTRAINT claims_pkey PRIMARY KEY (doc_sha256, row_index);
-- Name: coverage coverage_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.coverage
    ADD CONSTRAINT coverage_pkey PRIMARY KEY (doc_sha256, row_index);
-- Name: dead_letters dead_letters_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.dead_letters
    ADD CONSTRAINT dead_letters_pkey PRIMARY KEY (path);
-- Name: documents documents_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.documents
    ADD CONSTRAINT documents_pkey PRIMARY KEY (doc_sha256);
-- Name: findings findings_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.findings
    ADD CONSTRAINT findings_pkey PRIMARY KEY (doc_sha256, row_index);
-- Name: forms forms_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.forms
    ADD CONSTRAINT forms_pkey PRIMARY KEY (doc_sha256, form_index);
-- Name: funds funds_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.funds
    ADD CONSTRAINT funds_pkey PRIMARY KEY (doc_sha256, form_index, row_index);
-- Name: goals goals_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.goals
    ADD CONSTRAINT goals_pkey PRIMARY KEY (doc_sha256, form_index, row_index);
-- Name: indicators indicators_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.indicators
    ADD CONSTRAINT indicators_pkey PRIMARY KEY (doc_sha256, form_index, row_index);
-- Name: manifest manifest_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.manifest
    ADD CONSTRAINT manifest_pkey PRIMARY KEY (doc_sha256);
-- Name: narratives narratives_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.narratives
    ADD CONSTRAINT narratives_pkey PRIMARY KEY (doc_sha256, form_index, narrative_key);
-- Name: paths paths_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.paths
    ADD CONSTRAINT paths_pkey PRIMARY KEY (path);
-- Name: runs runs_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.runs
    ADD CONSTRAINT runs_pkey PRIMARY KEY (run);
-- Name: sections sections_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.sections
    ADD CONSTRAINT sections_pkey PRIMARY KEY (doc_sha256, row_index);
-- Name: started started_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.started
    ADD CONSTRAINT started_pkey PRIMARY KEY (doc_sha256);
-- Name: dead_letters_doc_sha256; Type: INDEX; Schema: public; Owner: -
CREATE INDEX dead_letters_doc_sha256 ON public.dead_letters USING btree (doc_sha256);
-- Name: findings_code; Type: INDEX; Schema: public; Owner: -
CREATE INDEX findings_code ON public.findings USING btree (code);
-- Name: forms_implementing_unit; Type: INDEX; Schema: public; Owner: -
CREATE INDEX forms_implementing_unit ON public.forms USING btree (implementing_unit);
-- Name: forms_project_name; Type: INDEX; Schema: public; Owner: -
CREATE INDEX forms_project_name ON public.forms USING btree (project_name);
-- Name: paths_doc_sha256; Type: INDEX; Schema: public; Owner: -
CREATE INDEX paths_doc_sha256 ON public.paths USING btree (doc_sha256);
-- Name: claims claims_doc_sha256_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.claims
    ADD CONSTRAINT claims_doc_sha256_fkey FOREIGN KEY (doc_sha256) REFERENCES public.documents(doc_sha256) ON DELETE CASCADE;
-- Name: coverage coverage_doc_sha256_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.coverage
    ADD CONSTRAINT coverage_doc_sha256_fkey FOREIGN KEY (doc_sha256) REFERENCES public.documents(doc_sha256) ON DELETE CASCADE;
-- Name: findings findings_doc_sha256_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.findings
    ADD CONSTRAINT findings_doc_sha256_fkey FOREIGN KEY (doc_sha256) REFERENCES public.documents(doc_sha256) ON DELETE CASCADE;
-- Name: forms forms_doc_sha256_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.forms
    ADD CONSTRAINT forms_doc_sha256_fkey FOREIGN KEY (doc_sha256) REFERENCES public.documents(doc_sha256) ON DELETE CASCADE;
-- Name: funds funds_doc_sha256_form_index_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.funds
    ADD CONSTRAINT funds_doc_sha256_form_index_fkey FOREIGN KEY (doc_sha256, form_index) REFERENCES public.forms(doc_sha256, form_index) ON DELETE CASCADE;
-- Name: goals goals_doc_sha256_form_index_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.goals
    ADD CONSTRAINT goals_doc_sha256_form_index_fkey FOREIGN KEY (doc_sha256, form_index) REFERENCES public.forms(doc_sha256, form_index) ON DELETE CASCADE;
-- Name: indicators indicators_doc_sha256_form_index_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.indicators
    ADD CONSTRAINT indicators_doc_sha256_form_index_fkey FOREIGN KEY (doc_sha256, form_index) REFERENCES public.forms(doc_sha256, form_index) ON DELETE CASCADE;
-- Name: narratives narratives_doc_sha256_form_index_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.narratives
    ADD CONSTRAINT narratives_doc_sha256_form_index_fkey FOREIGN KEY (doc_sha256, form_index) REFERENCES public.forms(doc_sha256, form_index) ON DELETE CASCADE;
-- Name: sections sections_doc_sha256_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.sections
    ADD CONSTRAINT sections_doc_sha256_fkey FOREIGN KEY (doc_sha256) REFERENCES public.documents(doc_sha256) ON DELETE CASCADE;
-- PostgreSQL database dump complete
