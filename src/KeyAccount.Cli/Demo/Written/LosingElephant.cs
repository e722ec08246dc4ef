using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>
/// A large elephant losing money: the largest account by revenue, won by price, served at any hour, returning a lot, paying months
/// late. Everybody in sales is proud of it; the margin is negative.
/// </summary>
internal static class LosingElephant
{
    public static Account Create()
    {
        ImmutableArray<Order> orders = OrderLedger.Write(DemoIds.Elephant, new TradePlan
        {
            FirstOrder = new(2020, 9, 14),
            LastOrder = Diary.Day(6, 26),
            AnnualRevenue = 41_000_000,
            OrdersPerYear = 56,
            Growth = 0.05m,
            Margin = -0.05m,
            ReturnPermille = 110,
            Industry = Industry.Automotive,
        });
        BuyingCentre centre = HealthyCentre.Draw(DemoIds.Elephant, Region.Dach, Diary.Day(5, 4), large: true);
        return new Account
        {
            Id = DemoIds.Elephant,
            Name = "Drunmoor Drivetrain AG",
            Owner = "Mirjam Haldenbeck",
            Company = new CompanyProfile
            {
                Region = Region.Dach.Name,
                Industry = Industry.Automotive.Name,
                EnterpriseSize = EnterpriseSize.Large,
                Employees = 11_800,
                AnnualSales = 19_500_000_000,
                RegisteredCapital = 1_200_000_000,
                IsListed = true,
            },
            Standing = new AccountStanding
            {
                CategorySpend = 240_000_000,
                CumulativeContracts = orders.Where(order => order.Kind == OrderKind.Order).Sum(order => order.Amount),
                LargestContract = 9_800_000,
                ReferredClosedAccount = false,
                BuysAsGroup = true,
                SetsIndustryExample = true,
                RivalsCompete = true,
                GrowthPotential = Level.Medium,
                Satisfaction = 48,
                IsEvaluated = true,
                EvaluatedOn = Diary.Day(1, 19),
                MapConfirmedOn = centre.MapConfirmedOn,
                ReorganisedOn = centre.ReorganisedOn,
                CanMeetTechnicalRequirements = true,
                HasFunds = true,
                CreditAcceptable = true,
            },
            Contacts = centre.Contacts,
            Opportunities =
            [
                new Opportunity
                {
                    Id = "OP-CASE-6-1", Name = "Gear units, 2025 price round", Owner = "Mirjam Haldenbeck", Amount = 9_800_000,
                    Status = OpportunityStatus.Won, Stage = SellingStage.Closed,
                    OpenedOn = new(2024, 10, 7), ExpectedCloseOn = new(2025, 1, 31), ClosedOn = new(2025, 2, 18), OnCandidateList = true,
                    StrengthsInCriteria = true,
                    CriteriaAgainstUs = false, BidMade = true, ContractSigned = true, FullyPaid = false,
                },
                new Opportunity
                {
                    Id = "OP-CASE-6-2", Name = "Gear units, 2027 price round", Owner = "Mirjam Haldenbeck", Amount = 22_000_000,
                    Status = OpportunityStatus.Open, Stage = SellingStage.NeedsAnalysed,
                    OpenedOn = Diary.Day(4, 27), ExpectedCloseOn = Diary.Day(12, 18), OnCandidateList = true, StrengthsInCriteria = false,
                    CriteriaAgainstUs = true, BidMade = false,
                    ContractSigned = false, FullyPaid = false,
                },
            ],
            Orders = orders,
            Invoices = InvoiceLedger.Write(DemoIds.Elephant, orders,
                new PaymentPlan { Habit = PaymentHabit.VeryLate, TermDays = 60, DisputePermille = 120 }),
            Interactions = InteractionLedger.Write(DemoIds.Elephant, new InteractionPlan
            {
                PerYear = 90,
                From = new(2020, 6, 1),
                To = Diary.Day(6, 29),
                ComplaintPermille = 240,
                ComplimentPermille = 20,
                SuggestionPermille = 60,
                Threads = centre.Threads(),
            }),
        };
    }
}
