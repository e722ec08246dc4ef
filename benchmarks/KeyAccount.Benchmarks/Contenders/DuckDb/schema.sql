-- Typed as a user of the database would: enumerations for closed sets, NULL for unknown, contacts in a table of their own in the order of the accounts.
CREATE TYPE region AS ENUM ('north', 'east', 'south', 'west', 'abroad');
CREATE TYPE industry AS ENUM ('energy', 'steel', 'machinery', 'chemistry', 'transport', 'health', 'retail', 'public');
CREATE TYPE stage AS ENUM ('planned', 'contacted', 'designing', 'bidding', 'negotiating', 'delivering');
CREATE TYPE contact_role AS ENUM ('decision_maker', 'technical', 'user', 'coach', 'other');
CREATE TYPE stance AS ENUM ('supporter', 'neutral', 'opponent');

CREATE TABLE loaded_accounts (
    id INTEGER, revenue DOUBLE, gross_margin DOUBLE, order_count DOUBLE, tenure_days DOUBLE, days_since_order DOUBLE, revenue_trend DOUBLE,
    late_payment_ratio DOUBLE, arrears_rate DOUBLE, wallet_share DOUBLE, annual_sales DOUBLE, employees DOUBLE, satisfaction DOUBLE,
    return_rate DOUBLE, complaint_ratio DOUBLE, cumulative_contracts DOUBLE, days_since_contact DOUBLE,
    region INTEGER, industry INTEGER, listed BOOLEAN, stage INTEGER);

CREATE TABLE loaded_contacts (account INTEGER, role INTEGER, stance INTEGER, last_interview_days DOUBLE, is_new BOOLEAN, influence DOUBLE);
