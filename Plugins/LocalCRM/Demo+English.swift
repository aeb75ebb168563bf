internal import JSON

extension Demo {
    static let english = Demo(
        me: "Alex Chen",
        colleagues: [
            ("Sofia Marin", "sofia"), ("Marcus Hale", "marcus"), ("Emma Quist", "emma"), ("Liam Ford", "liam"),
        ],
        reasons: ["Chose a competitor", "Project cancelled", "No answer"],
        products: [
            ("Warehouse robot", "ROB-100", 42_000), ("Fleet tracking (per vehicle, per year)", "FLT-Y", 240),
            ("Booking engine", "BOOK-1", 9_500), ("Barcode scanner", "SCAN-01", 120),
            ("Espresso machine", "ESP-2", 3_400), ("Grinder", "GRD-1", 650), ("Scheduling module", "SCH-1", 4_800),
            ("Onboarding (day)", "SVC-DAY", 900),
        ],
        companies: [
            company("Acme Tools", "Chicago", "+1 312 555 0101", "acme", ["VIP"], "Anna Berg", "Head of purchasing"),
            company("Cobalt Robotics", "Boston", "+1 617 555 0102", "cobalt", ["Key"], "Kevin Zhou", "CTO"),
            company("Delta Freight", "Atlanta", "+1 404 555 0103", "delta", [], "Monica Reyes", "Operations"),
            company("Fjord Marine", "Seattle", "+1 206 555 0104", "fjord", ["Key"], "Tomas Ferreira", "Director"),
            company("Harbor Freight Lines", "Houston", "+1 713 555 0105", "harbor", [], "Grace Lin", "Fleet manager"),
            company("Highline Cargo", "Denver", "+1 303 555 0106", "highline", ["Partner"], "Omar Said", "Owner"),
            company("Meridian Credit", "New York", "+1 212 555 0107", "meridian", ["VIP"], "Ruth Adler", "IT lead"),
            company("Monday Motors", "Detroit", "+1 313 555 0108", "monday", [], "Paul Novak", "Service manager"),
            company(
                "Open Door Schools",
                "Austin",
                "+1 512 555 0109",
                "opendoor",
                ["Prospect"],
                "Ivy Cole",
                "Principal"
            ),
            company("Pelican Bay", "Miami", "+1 305 555 0110", "pelican", [], "Hugo Diaz", "General manager"),
            company("Sable Hotels", "Las Vegas", "+1 702 555 0111", "sable", ["VIP"], "Nina Patel", "Purchasing"),
            company("Sunrise Bakery", "Portland", "+1 503 555 0112", "sunrise", ["Prospect"], "Sam Ode", "Founder"),
        ],
        deals: [
            deal("Project Kestrel", "Cobalt Robotics", 180_000, 3, "me", 21, "Referral", ["Key"]),
            deal("Warehouse robots", "Acme Tools", 420_000, 4, "me", 9, "Trade show", ["Key"]),
            deal("Fleet tracking rollout", "Delta Freight", 36_000, 2, "Sofia Marin", 45, "Website", []),
            deal("Website refresh", "Fjord Marine", 22_000, 1, "me", 60, "Website", []),
            deal("Container tracking", "Harbor Freight Lines", 95_000, 3, "Marcus Hale", 35, "Trade show", []),
            deal("Driver app", "Highline Cargo", 48_000, 2, "me", 30, "Referral", []),
            deal("Branch hardware", "Meridian Credit", 76_000, 4, "me", 14, "Referral", ["Key"]),
            deal("Service scheduling", "Monday Motors", 14_400, 1, "Emma Quist", 40, "Cold call", []),
            deal("Room booking", "Open Door Schools", 19_000, 2, "me", 25, "Website", []),
            deal("Booking engine", "Sable Hotels", 61_000, 3, "Sofia Marin", 18, "Trade show", []),
            deal("Espresso machines", "Pelican Bay", 27_200, 5, "me", -3, "Referral", []),
            deal("Grinders for 12 shops", "Sunrise Bakery", 7_800, 5, "Marcus Hale", -12, "Website", []),
        ],
        prospects: [
            Prospect(
                name: "Scanner quote request",
                company: "Copper Kettle",
                person: "Harvey Dunn",
                phone: "+1 415 555 0121",
                source: "Website"
            ),
            Prospect(
                name: "Trade show: fleet tracking",
                company: "Silverline",
                person: "Joan Baker",
                phone: "+1 415 555 0122",
                source: "Trade show"
            ),
            Prospect(
                name: "Inbound: scheduling",
                company: "First Quarter Coffee",
                person: "Ted Moss",
                phone: "+1 415 555 0123",
                source: "Cold call"
            ),
        ],
        tasks: [
            Task(type: 2, deal: "Project Kestrel", summary: "Confirm the budget", days: 0),
            Task(type: 3, deal: "Warehouse robots", summary: "Site visit", days: 2),
            Task(type: 1, deal: "Branch hardware", summary: "Send the contract", days: -1),
            Task(type: 4, deal: "Driver app", summary: "Prepare the demo", days: 3),
            Task(type: 2, deal: "Room booking", summary: "15:30 follow up on the quote", days: 1),
        ]
    )

    private static func company(
        _ name: JSON,
        _ city: JSON,
        _ phone: JSON,
        _ domain: String,
        _ tags: [JSON],
        _ contact: JSON,
        _ role: JSON
    ) -> Company {
        Company(
            name: name,
            city: city,
            phone: phone,
            email: "info@\(domain).example.com",
            tags: tags,
            contacts: [(contact, role, phone)]
        )
    }
}
