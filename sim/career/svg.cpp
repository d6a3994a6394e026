#include "career/drawing.hpp"
#include "career/layout.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <locale>
#include <sstream>

namespace tenure {

namespace {

using namespace picture;

constexpr double header = 84, arrow_length = 9, arrow_half = 5;

std::string escaped(const std::string& text) {
    std::string safe;
    for (char letter : xml_characters(text)) {
        switch (letter) {
        case '&': safe += "&amp;"; break;
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        case '"': safe += "&quot;"; break;
        case '\n':
        case '\r':
        case '\t': safe += ' '; break;
        default: safe += letter;
        }
    }
    return safe;
}

struct Meaning {
    ProgressionKind kind;
    const char* words;
};

constexpr Meaning meanings[] = {
    {ProgressionKind::completion, "a programme of fixed length, then a decision"},
    {ProgressionKind::panel, "a portfolio is judged; no post need fall vacant"},
    {ProgressionKind::vacancy, "competitive appointment to a post that falls vacant"},
    {ProgressionKind::threshold, "open to all who meet the requirements; no cap on numbers"},
    {ProgressionKind::lateral, "a move sideways to an open post"},
    {ProgressionKind::rate, "at a constant rate"},
};

class Drawing {
public:
    Drawing(const Ladder& ladder, const LadderAnalysis& analysis)
        : ladder_(ladder), analysis_(analysis), picture_(lay_out(ladder)) {
        out_.imbue(std::locale::classic());
    }

    std::string svg(const std::string& title) {
        const double height =
            header + picture_.height + 24 + 22 * static_cast<double>(legend_rows()) + margin;
        begin(title, height);
        for (std::size_t l = 0; l < picture_.layers.size(); ++l) {
            for (const Bundle& bundle : picture_.layers[l].below) lines(bundle, l);
            for (std::size_t n : picture_.layers[l].nodes)
                node(picture_.nodes[n], picture_.layers[l]);
        }
        for (const Side& side : picture_.sides) sideways(side);
        legend(header + picture_.height + 40);
        out_ << "</svg>\n";
        return out_.str();
    }

private:
    void begin(const std::string& title, double height) {
        out_ << "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
                "aria-labelledby=\"ladder-title "
                "ladder-description\" width=\""
             << picture_.width << "\" height=\"" << height << "\" viewBox=\"0 0 " << picture_.width
             << " " << height
             << "\" font-family=\"Arial, Helvetica, 'Liberation Sans', sans-serif\" "
             << "fill=\"#0b0c0c\">\n<title id=\"ladder-title\">" << escaped(title)
             << "</title>\n<desc id=\"ladder-description\">" << escaped(description())
             << "</desc>\n"
             << "<rect width=\"" << picture_.width << "\" height=\"" << height
             << "\" fill=\"#ffffff\"/>\n";
        text(margin, 42, title, 26, "bold");
        text(margin, 64, "Read from the bottom up. Months are those expected in the role before.",
             14, "", muted);
    }

    std::string description() const {
        std::string words;
        for (const Role& role : ladder_.roles)
            words += name(role) + ": " + to_text(role.track) + " track, " + pay_range(role) +
                     " a year. ";
        for (std::size_t p = 0; p < ladder_.progressions.size(); ++p) {
            const auto& step = ladder_.progressions[p];
            const RoleId from = find_role(ladder_, step.from), to = find_role(ladder_, step.to);
            if (!from || !to) continue;
            words += name(ladder_.roles[from.index()]) + " to " + name(ladder_.roles[to.index()]) +
                     ": " + to_text(step.kind) + ", " + months_text(ladder_, analysis_, {p}) + ". ";
        }
        return words;
    }

    static std::string name(const Role& role) {
        return role.title.empty() ? role.name : role.title;
    }

    void text(double x, double y, const std::string& words, int size, const char* weight = "",
              const char* fill = "", const char* anchor = "") {
        out_ << "<text x=\"" << x << "\" y=\"" << y << "\" font-size=\"" << size << "\"";
        if (*weight != 0) out_ << " font-weight=\"" << weight << "\"";
        if (*fill != 0) out_ << " fill=\"" << fill << "\"";
        if (*anchor != 0) out_ << " text-anchor=\"" << anchor << "\"";
        out_ << ">" << escaped(words) << "</text>\n";
    }

    /// An outline for each track: dashed for learning, round for practice, double for management.
    void outline(double x, double y, double width, double height, Track track) {
        const auto box = [&](double inset, double round, const char* fill, const char* stroke,
                             const char* more) {
            out_ << "<rect x=\"" << x + inset << "\" y=\"" << y + inset << "\" width=\""
                 << width - 2 * inset << "\" height=\"" << height - 2 * inset << "\" rx=\"" << round
                 << "\" fill=\"" << fill << "\" stroke=\"" << stroke << "\"" << more << "/>\n";
        };
        if (track == Track::learning)
            box(1, 10, "#f3f2f1", "#505a5f", " stroke-width=\"2\" stroke-dasharray=\"7 4\"");
        if (track == Track::practice) box(1, 10, "#e9f2fa", "#1d70b8", " stroke-width=\"2\"");
        if (track != Track::management) return;
        box(1, 0, "#ffffff", "#4c2c92", " stroke-width=\"2\"");
        box(5, 0, "#f3eff9", "#4c2c92", " stroke-width=\"1\"");
    }

    void node(const Node& node, const Layer& layer) {
        const double top = header + layer.top, height = layer.bottom - layer.top;
        if (!node.role) {
            stroke(node.kind == ProgressionKind::lateral);
            out_ << "M" << node.x << " " << top + height << "V" << top << "\"/>\n";
            return;
        }
        const Role& role = ladder_.roles[node.role.index()];
        outline(node.left(), top, node.width, height, role.track);
        const double content = 46 + title_line * static_cast<double>(node.title.size());
        double y = top + (height - content) / 2 + 13;
        text(node.x, y, to_text(role.track), 12, "", muted, "middle");
        y += 4;
        for (const auto& line : node.title)
            text(node.x, y += title_line, line, 15, "bold", "", "middle");
        text(node.x, y + 22, pay_range(role), 14, "", "", "middle");
    }

    void stroke(bool dashed) {
        out_ << "<path fill=\"none\" stroke=\"#0b0c0c\" stroke-width=\"1.75\" "
                "stroke-linejoin=\"round\""
             << (dashed ? " stroke-dasharray=\"6 4\"" : "") << " d=\"";
    }

    void arrow(double x, double y, double dx, double dy) {
        const double bx = x - dx * arrow_length, by = y - dy * arrow_length;
        out_ << "<path d=\"M" << x << " " << y << "L" << bx + dy * arrow_half << " "
             << by + dx * arrow_half << "L" << bx - dy * arrow_half << " " << by - dx * arrow_half
             << "Z\"/>\n";
    }

    void lines(const Bundle& bundle, std::size_t l) {
        const double ceiling = header + picture_.layers[l].bottom;
        const double floor = header + (l > 0 ? picture_.layers[l - 1].top : picture_.height);
        const double turn = floor - level_height * static_cast<double>(bundle.level + 1);
        double left = 1e300, right = 0;
        stroke(bundle.kind == ProgressionKind::lateral);
        for (const End& end : bundle.lower)
            out_ << "M" << end.x << " " << floor - (end.arrow ? 6 : 0) << "V" << turn;
        for (const End& end : bundle.upper)
            out_ << "M" << end.x << " " << turn << "V" << ceiling + (end.arrow ? 6 : 0);
        for (const auto* ends : {&bundle.lower, &bundle.upper})
            for (const End& end : *ends) {
                left = std::min(left, end.x);
                right = std::max(right, end.x);
            }
        if (right - left > 0.1) out_ << "M" << left << " " << turn << "H" << right;
        out_ << "\"/>\n";
        for (const auto* ends : {&bundle.lower, &bundle.upper})
            for (const End& end : *ends)
                if (left + 0.1 < end.x && end.x < right - 0.1)
                    out_ << "<circle cx=\"" << end.x << "\" cy=\"" << turn << "\" r=\"3\"/>\n";
        labels(bundle, floor, ceiling);
    }

    void labels(const Bundle& bundle, double floor, double ceiling) {
        for (const End& end : bundle.lower)
            if (end.arrow) arrow(end.x, floor, 0, 1);
        for (const End& end : bundle.upper) {
            if (end.arrow) arrow(end.x, ceiling, 0, -1);
            if (end.progressions.empty()) continue;
            text(end.x + 10, ceiling + 20, to_text(bundle.kind), 13, "bold");
            text(end.x + 10, ceiling + 35, months_text(ladder_, analysis_, end.progressions), 12,
                 "", muted);
        }
    }

    void sideways(const Side& side) {
        const double left = picture_.nodes[side.left].right(),
                     right = picture_.nodes[side.right].left();
        const Layer& layer = picture_.layers[picture_.nodes[side.left].layer];
        const double y = header + (layer.top + layer.bottom) / 2;
        stroke(side.kind == ProgressionKind::lateral);
        out_ << "M" << left + (side.to_left ? 6 : 0) << " " << y << "H"
             << right - (side.to_right ? 6 : 0) << "\"/>\n";
        if (side.to_left) arrow(left, y, -1, 0);
        if (side.to_right) arrow(right, y, 1, 0);
        text((left + right) / 2, y - 9, to_text(side.kind), 13, "bold", "", "middle");
        text((left + right) / 2, y + 19, months_text(ladder_, analysis_, side.progressions), 12, "",
             muted, "middle");
    }

    bool uses(ProgressionKind kind) const {
        for (const auto& p : ladder_.progressions)
            if (p.kind == kind) return true;
        return false;
    }

    std::size_t legend_rows() const {
        std::size_t rows = 2;
        for (const auto& meaning : meanings) rows += uses(meaning.kind) ? 1 : 0;
        return rows;
    }

    void legend(double y) {
        double x = margin;
        for (const Track track : {Track::learning, Track::practice, Track::management}) {
            outline(x, y - 15, 40, 22, track);
            text(x + 50, y + 1, std::string(to_text(track)) + " track", 13);
            x += 200;
        }
        for (const auto& meaning : meanings) {
            if (!uses(meaning.kind)) continue;
            y += 22;
            stroke(meaning.kind == ProgressionKind::lateral);
            out_ << "M" << margin << " " << y + 8 << "h32\"/>\n";
            arrow(margin + 40, y + 8, 1, 0);
            text(margin + 50, y + 12, to_text(meaning.kind), 13, "bold");
            text(margin + 146, y + 12, meaning.words, 13);
        }
        text(margin, y + 36, "12+ months: at least so long, and then until a post falls vacant.",
             13, "", muted);
    }

    static constexpr const char* muted = "#454d52";
    const Ladder& ladder_;
    const LadderAnalysis& analysis_;
    Picture picture_;
    std::ostringstream out_;
};

} // namespace

std::string ladder_svg(const Ladder& ladder, const LadderAnalysis& analysis,
                       const std::string& title) {
    return Drawing(ladder, analysis).svg(title);
}

} // namespace tenure
