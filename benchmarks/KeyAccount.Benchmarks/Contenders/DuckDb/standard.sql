-- The standard policy as one query. {first} and {end} bound the accounts. Scores are in hundredths, coverage in ten-thousandths;
-- labels, cards and actions are their places in the policy's lists, -1 for none; flags are bits in the order of the policy.
CREATE OR REPLACE TABLE answers AS
-- What an account's contacts prove or leave open, a bit each: 1 decides, 2 technical, 4 user, 8 coach, 32 role unknown; then "perhaps" and "yes" of
-- core buyer not interviewed (64, 128), new face (256, 512), opponent decides (1024, 2048).
WITH found AS (
    SELECT account, bit_or(
        coalesce(1::SMALLINT << enum_code(role)::SMALLINT, 32::SMALLINT)
        | CASE WHEN influence >= 0.3 THEN CASE WHEN last_interview_days > 180 THEN 128::SMALLINT WHEN last_interview_days IS NULL THEN 64::SMALLINT ELSE 0::SMALLINT END ELSE 0::SMALLINT END
        | CASE WHEN is_new THEN CASE WHEN stance IS NULL THEN 256::SMALLINT WHEN stance <> 'supporter' THEN 512::SMALLINT ELSE 0::SMALLINT END ELSE 0::SMALLINT END
        | CASE WHEN role = 'decision_maker' AND stance = 'opponent' THEN 2048::SMALLINT
               WHEN (role IS NULL AND (stance IS NULL OR stance = 'opponent')) OR (role = 'decision_maker' AND stance IS NULL) THEN 1024::SMALLINT
               ELSE 0::SMALLINT END) AS contacts
    FROM contacts WHERE account >= {first} AND account < {end} GROUP BY account),
points AS (
    -- Weighted: multiplying here rather than below is a tenth faster.
    SELECT *,
        CASE WHEN revenue >= 5000000 THEN 1700 WHEN revenue >= 1000000 THEN 1360 WHEN revenue >= 200000 THEN 935 WHEN revenue >= 20000 THEN 510 WHEN revenue IS NOT NULL THEN 85 END AS p1,
        CASE WHEN gross_margin >= 0.4 THEN 1200 WHEN gross_margin >= 0.25 THEN 900 WHEN gross_margin >= 0.1 THEN 480 WHEN gross_margin IS NOT NULL THEN 0 END AS p2,
        CASE WHEN order_count >= 50 THEN 700 WHEN order_count >= 20 THEN 560 WHEN order_count >= 5 THEN 350 WHEN order_count >= 1 THEN 175 WHEN order_count IS NOT NULL THEN 0 END AS p3,
        CASE WHEN tenure_days >= 1825 THEN 500 WHEN tenure_days >= 730 THEN 350 WHEN tenure_days >= 180 THEN 225 WHEN tenure_days IS NOT NULL THEN 100 END AS p4,
        CASE WHEN days_since_order <= 30 THEN 800 WHEN days_since_order <= 90 THEN 600 WHEN days_since_order <= 180 THEN 360 WHEN days_since_order <= 365 THEN 160 WHEN days_since_order IS NOT NULL THEN 0 END AS p5,
        CASE WHEN revenue_trend >= 0.2 THEN 900 WHEN revenue_trend >= 0.05 THEN 675 WHEN revenue_trend >= -0.05 THEN 495 WHEN revenue_trend >= -0.2 THEN 225 WHEN revenue_trend IS NOT NULL THEN 0 END AS p6,
        CASE WHEN late_payment_ratio <= 0.05 THEN 700 WHEN late_payment_ratio <= 0.2 THEN 490 WHEN late_payment_ratio <= 0.5 THEN 210 WHEN late_payment_ratio IS NOT NULL THEN 0 END AS p7,
        CASE WHEN arrears_rate <= 0.01 THEN 600 WHEN arrears_rate <= 0.05 THEN 390 WHEN arrears_rate <= 0.15 THEN 150 WHEN arrears_rate IS NOT NULL THEN 30 END AS p8,
        CASE WHEN wallet_share >= 0.6 THEN 560 WHEN wallet_share >= 0.3 THEN 800 WHEN wallet_share >= 0.1 THEN 480 WHEN wallet_share IS NOT NULL THEN 280 END AS p9,
        CASE WHEN annual_sales >= 100000000 THEN 900 WHEN annual_sales >= 20000000 THEN 720 WHEN annual_sales >= 5000000 THEN 495 WHEN annual_sales >= 500000 THEN 270 WHEN annual_sales IS NOT NULL THEN 90 END AS p10,
        CASE WHEN employees >= 5000 THEN 400 WHEN employees >= 1000 THEN 320 WHEN employees >= 200 THEN 220 WHEN employees >= 20 THEN 120 WHEN employees IS NOT NULL THEN 40 END AS p11,
        CASE WHEN satisfaction >= 85 THEN 800 WHEN satisfaction >= 70 THEN 600 WHEN satisfaction >= 50 THEN 320 WHEN satisfaction IS NOT NULL THEN 0 END AS p12
    FROM accounts WHERE id >= {first} AND id < {end}),
sums AS (
    SELECT *,
        p1 + coalesce(p2, 0) + coalesce(p3, 0) + coalesce(p4, 150) + coalesce(p5, 0) + coalesce(p6, 0)
            + coalesce(p7, 0) + coalesce(p8, 30) + coalesce(p9, 0) + coalesce(p10, 360) + coalesce(p11, 140) + coalesce(p12, 0) AS total,
        100 - CASE WHEN p2 IS NULL THEN 12 ELSE 0 END - CASE WHEN p3 IS NULL THEN 7 ELSE 0 END - CASE WHEN p6 IS NULL THEN 9 ELSE 0 END
            - CASE WHEN p7 IS NULL THEN 7 ELSE 0 END - CASE WHEN p9 IS NULL THEN 8 ELSE 0 END - CASE WHEN p12 IS NULL THEN 8 ELSE 0 END AS weight,
        CASE WHEN p1 IS NULL THEN 17 ELSE 0 END + CASE WHEN p4 IS NULL THEN 5 ELSE 0 END + CASE WHEN p5 IS NULL THEN 8 ELSE 0 END
            + CASE WHEN p8 IS NULL THEN 6 ELSE 0 END + CASE WHEN p10 IS NULL THEN 9 ELSE 0 END + CASE WHEN p11 IS NULL THEN 4 ELSE 0 END AS imputed,
        coalesce(p1, 85) + coalesce(p2, 0) + coalesce(p3, 0) + coalesce(p4, 100) + coalesce(p5, 0) + coalesce(p6, 0)
            + coalesce(p7, 0) + coalesce(p8, 30) + coalesce(p9, 280) + coalesce(p10, 90) + coalesce(p11, 40) + coalesce(p12, 0) AS low,
        coalesce(p1, 1700) + coalesce(p2, 1200) + coalesce(p3, 700) + coalesce(p4, 500) + coalesce(p5, 800) + coalesce(p6, 900)
            + coalesce(p7, 700) + coalesce(p8, 600) + coalesce(p9, 800) + coalesce(p10, 900) + coalesce(p11, 400) + coalesce(p12, 800) AS high
    FROM points),
graded AS (
    -- Rounded half up, in whole numbers; NULL without revenue, which is required.
    SELECT *, (200 * total + weight) // (2 * weight) AS score FROM sums),
labelled AS (
    SELECT *,
        CASE WHEN score >= 7000 THEN 0 WHEN score >= 5500 THEN 1 WHEN score >= 4000 THEN 2 WHEN score IS NOT NULL THEN 3 ELSE -1 END AS grade,
        CASE WHEN high >= 7000 THEN 0 WHEN high >= 5500 THEN 1 WHEN high >= 4000 THEN 2 ELSE 3 END AS best,
        CASE WHEN low >= 7000 THEN 0 WHEN low >= 5500 THEN 1 WHEN low >= 4000 THEN 2 ELSE 3 END AS worst
    FROM graded),
flagged AS (
    SELECT labelled.*,
        CASE WHEN contacts & 32 = 0 THEN ~contacts & 15 WHEN contacts IS NULL THEN 15 ELSE 0 END
            | CASE WHEN contacts & 128 <> 0 THEN 16 ELSE 0 END
            | CASE WHEN contacts & 512 <> 0 THEN 32 ELSE 0 END
            | CASE WHEN contacts & 2048 <> 0 THEN 64 ELSE 0 END
            | CASE WHEN complaint_ratio > 0.08 THEN 128 ELSE 0 END AS raised,
        CASE WHEN contacts & 32 <> 0 THEN ~contacts & 15 ELSE 0 END
            | CASE WHEN contacts & (64 + 128) = 64 THEN 16 ELSE 0 END
            | CASE WHEN contacts & (256 + 512) = 256 THEN 32 ELSE 0 END
            | CASE WHEN contacts & (1024 + 2048) = 1024 THEN 64 ELSE 0 END
            | CASE WHEN complaint_ratio IS NULL THEN 128 ELSE 0 END AS undetermined
    FROM labelled LEFT JOIN found ON account = id)
SELECT id, coalesce(score, -1) AS score, 100 * (weight - imputed) AS coverage, low, high, grade, best, worst,
    CASE WHEN grade = 0 AND cumulative_contracts >= 1000000 THEN 0
         WHEN grade IN (0, 1) AND (listed OR return_rate < 0.05) THEN 1
         WHEN grade IN (0, 1, 2) AND region IN ('north', 'east') AND industry IN ('energy', 'steel', 'machinery') THEN 2
         ELSE 3 END AS card,
    raised, undetermined,
    CASE WHEN raised & 128 <> 0 THEN 0
         WHEN raised & 64 <> 0 AND stage IN ('bidding', 'negotiating') THEN 1
         WHEN raised & 1 <> 0 AND stage IN ('contacted', 'designing', 'bidding', 'negotiating') THEN 2
         WHEN raised & 2 <> 0 AND stage IN ('designing', 'bidding') THEN 3
         WHEN raised & 4 <> 0 AND stage = 'contacted' THEN 4
         WHEN raised & 8 <> 0 AND grade IN (0, 1) AND stage <> 'delivering' THEN 5
         WHEN raised & 16 <> 0 THEN 6
         WHEN raised & 32 <> 0 THEN 7
         WHEN (grade = 0 OR best = 0) AND days_since_contact > 30 THEN 8
         WHEN grade IN (0, 1, 2) AND (days_since_contact IS NULL OR days_since_contact > 60) THEN 9
         ELSE -1 END AS next_action
FROM flagged
