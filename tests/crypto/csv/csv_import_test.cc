#include "crypto/csv/csv_import.h"

#include <gtest/gtest.h>

#include <fstream>

#include "crypto/base/error.h"

namespace klero::crypto {
namespace {

using Rows = std::vector<std::vector<std::string>>;
using Texts = std::vector<std::string>;

struct Read {
  CsvShape shape;
  Rows rows;
  std::vector<std::uint64_t> lines;
  Texts bad;
};

CsvImport people() {
  CsvImport import;
  import.columns = {"nr", "name", "geboren"};
  import.filled = {"nr", "geboren"};
  return import;
}

Read read(std::string_view text, CsvImport import = people(), bool collect = false) {
  Read result;
  if (collect) import.bad_row = [&](const std::string& told) { result.bad.push_back(told); };
  CsvVisitor visitor;
  visitor.row = [&result](const CsvRow& row) {
    result.rows.emplace_back(row.fields.begin(), row.fields.end());
    result.lines.push_back(row.line);
  };
  result.shape = import_csv_text("f.csv", text, import, visitor);
  return result;
}

std::string error_of(std::string_view text, const CsvImport& import = people()) {
  try {
    (void)read(text, import);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

Texts left_out(const std::vector<CsvLeftOut>& lines) {
  Texts texts;
  for (const CsvLeftOut& left : lines) texts.push_back(std::to_string(left.line) + " " + left.text);
  return texts;
}

TEST(CsvImport, FindsTheHeaderBelowTitles) {
  const Read got = read(
      "Melderegister der Stadt X;;;\n"
      "Stand: \"heute\", 1.9.2026\n"
      "\n"
      "nr; name ;geboren;\n"
      "1;M;2000-01-01;\n");
  EXPECT_EQ(got.shape.header_line, 4U);
  EXPECT_EQ(got.shape.columns, (Texts{"nr", "name", "geboren", ""}));
  EXPECT_EQ(left_out(got.shape.above),
            (Texts{"1 Melderegister der Stadt X;;;", "2 Stand: \"heute\", 1.9.2026"}));
  EXPECT_EQ(got.rows, (Rows{{"1", "M", "2000-01-01", ""}}));
  EXPECT_EQ(describe_shape(got.shape),
            "ASCII, separator ';', lines ending in LF; header in line 4");
}

TEST(CsvImport, LeavesOutWhatStandsBelowABlankLine) {
  for (const std::string blank : {"\n", "  \n", ";;\n", "; ;\n"}) {
    const Read got = read("nr;name;geboren\n1;M;2000-01-01\n" + blank + "Summe;1\nEnde;;\n\n");
    EXPECT_EQ(got.rows.size(), 1U);
    EXPECT_EQ(left_out(got.shape.below), (Texts{"4 Summe;1", "5 Ende;;"}));
  }
}

TEST(CsvImport, NeverTakesARowForAFooter) {
  EXPECT_EQ(error_of("nr;name;geboren\n1;M;2000-01-01\n\n2;N;2000-01-01\n"),
            "f.csv:4: a row below the end of the table, which is in line 3");
  // With a field too many, or a stray quote, it is a person all the same.
  EXPECT_EQ(error_of("nr;name;geboren\n1;M;2000-01-01\n\n2;N;2000-01-01;x\n"),
            "f.csv:4: a row below the end of the table, which is in line 3");
  EXPECT_EQ(error_of("nr;name;geboren\n1;M;2000-01-01\n\n2;N \"x\" y;2000-01-01\n"),
            "f.csv:4: a row below the end of the table, which is in line 3");
  EXPECT_EQ(read("nr;name;geboren\n1;M;2000-01-01\n\nStand: \"heute\"\n").rows.size(), 1U);
  // A row that was cut off looks like a footer; so nothing is one that no blank line or person
  // says is one.
  EXPECT_EQ(error_of("nr;name;geboren\n1;M;2000-01-01\n2;N"),
            "f.csv:3: expected 3 fields as in the header, got 2");
  CsvImport said = people();
  said.said.footer = 1;
  EXPECT_EQ(left_out(read("nr;name;geboren\n1;M;2000-01-01\nSumme;1", said).shape.below),
            (Texts{"3 Summe;1"}));
  EXPECT_EQ(left_out(read("nr;name;geboren\n1;M;2000-01-01\nSumme;1;", said).shape.below),
            (Texts{"3 Summe;1;"}));
  EXPECT_EQ(error_of("nr;name;geboren\n1;M;2000-01-01\n2;N;2000-01-01\n", said),
            "f.csv:3: a row below the end of the table, which is in line 3");
  said.said.footer = 3;
  EXPECT_EQ(read("nr;name;geboren\n1;M;2000-01-01\nSumme;1\n\nEnde\n", said).rows.size(), 1U);
}

TEST(CsvImport, ReadsLinesThatEndInCr) {
  const Read got = read("Titel\rnr,name,geboren\r1,\"M,\"\"\",2000-01-01\r2,N,2000-01-01");
  EXPECT_EQ(got.rows, (Rows{{"1", "M,\"", "2000-01-01"}, {"2", "N", "2000-01-01"}}));
  EXPECT_EQ(got.lines, (std::vector<std::uint64_t>{3, 4}));
  EXPECT_EQ(describe_shape(got.shape),
            "ASCII, separator ',', lines ending in CR; header in line 2");
  EXPECT_EQ(error_of("nr,name,geboren\n1,M\r,2000-01-01\n"),
            "f.csv:2: expected lines ending in LF or CRLF, got a bare CR");
  // A line break within a cell, as Excel for the Mac writes it.
  EXPECT_EQ(read("nr,name,geboren\r1,\"M\nN\",2000-01-01\r").rows, (Rows{{"1", "M\nN", "2000-01-01"}}));
  // A stray quote in a title does not make an LF file one of CR.
  EXPECT_EQ(read("Ti\"tel\"\r\nnr,name,geboren\r\n1,M,2000-01-01\r\n").rows.size(), 1U);
  EXPECT_EQ(error_of("nr,name,geboren\r\r\n1,M,2000-01-01\r\r\n"),
            "f.csv:1: expected lines ending in LF or CRLF, got a bare CR");
}

TEST(CsvImport, RefusesAFieldThatHasSwallowedRows) {
  CsvImport import = people();
  const std::string header = "nr;name;geboren;note\n";
  // A quote opens the note of the first, and one ends the note of the third.
  EXPECT_EQ(error_of(header + "1;A;2000-01-01;\"x\n2;B;2000-01-01;\n3;C;2000-01-01;y\"\n"),
            "f.csv:2: a quoted field that holds whole rows: is there a quote too many?");
  // In the middle: the first would get the end of the second.
  EXPECT_EQ(error_of(header + "1;\"A;2000-01-01;\n2;B\";2000-01-02;y\n"),
            "f.csv:2: a quoted field that holds whole rows: is there a quote too many?");
  EXPECT_EQ(read(header + "1;A;2000-01-01;\"x; y\nz; w\"\n").rows.size(), 1U);
  EXPECT_EQ(read(header + "1;A;2000-01-01;\"x; y; z; w; v\"\n").rows.size(), 1U);
  EXPECT_EQ(error_of("nr;name;geboren\r1;\"A;2000-01-01\r2;B\";2000-01-02\r"),
            "f.csv:2: a quoted field that holds whole rows: is there a quote too many?");
  // Free text.
  EXPECT_EQ(read("nr,name,geboren,note\n1,M,2000-01-01,\"Well, yes, no, but\nthen, at last, it, is\"\n").rows.size(), 1U);
  EXPECT_EQ(read("nr,name,geboren,note\n1,M,2000-01-01,\"Well\nthen, it, is\"\n").rows.size(), 1U);
  EXPECT_EQ(read("nr,name,geboren,note\n1,M,2000-01-01,\"\n,,,,\n\"\n").rows.size(), 1U);
}

TEST(CsvImport, ColumnNamesMayHaveUnseenThingsAtTheirEnds) {
  const std::string rows = "1;M;2000-01-01\n";
  for (const char* const header :
       {"\"\xEF\xBB\xBFnr\";name;geboren\n", "\xEF\xBB\xBF\xEF\xBB\xBFnr;name;geboren\n",
        "nr;name\xC2\xA0; geboren \n", "nr;\xE2\x80\x8Bname\t;\"geboren\n\"\n"}) {
    EXPECT_EQ(read(header + rows).rows.size(), 1U) << header;
  }
  EXPECT_EQ(error_of("nr;name\xC2\xA0;name;geboren\n" + rows), "f.csv:1: two columns are named \"name\"");
}

TEST(CsvImport, SaysWhatMayHelpWithUnevenRows) {
  EXPECT_EQ(error_of("nr;name;geboren\n1;M;2000-01-01;\n"),
            "f.csv:2: expected 3 fields as in the header, got 4, those beyond the header empty: does every row "
            "end in a separator, and the header not?");
  EXPECT_EQ(error_of("nr;name;geboren\n1;M;2000-01-01\nSumme: 1\n"),
            "f.csv:3: expected 3 fields as in the header, got 1: 'Summe: 1'");
}

TEST(CsvImport, ReadsEightBitEncodings) {
  const Read got = read("nr\tname\tgeboren\r\n1\tM\xFCller\t2000-01-01\r\n");
  EXPECT_EQ(got.rows, (Rows{{"1", "M\xC3\xBCller", "2000-01-01"}}));
  EXPECT_EQ(describe_shape(got.shape),
            "ISO-8859-1, separator tab, lines ending in CRLF; header in line 1");
  EXPECT_EQ(error_of("nr;name;geboren\n1;K\x94ln;2000-01-01\n"),
            "f.csv:2:4: expected UTF-8, or letters of ISO-8859-1 or Windows-1252, got the byte "
            "0x94");
  EXPECT_EQ(error_of("nr;name;geboren\r1;K\x94ln;2000-01-01\r"),
            "f.csv:2:4: expected UTF-8, or letters of ISO-8859-1 or Windows-1252, got the byte "
            "0x94");
}

TEST(CsvImport, TheColumnsDecideTheSeparator) {
  CsvImport import = people();
  import.columns = {"nr", "name, geboren"};
  import.filled = {"nr"};
  EXPECT_EQ(read("nr;name, geboren;x,y,z\n1;2;3\n", import).shape.separator, ';');
  import.columns = {"a"};
  import.filled = {};
  EXPECT_EQ(error_of("a,x\ta\n", import),
            "f.csv:1: the separator is unclear: expected comma, semicolon or tab, got two of them "
            "equally often") << "two readings, both with the column";
}

TEST(CsvImport, TakesTheSeparatorThatTheFirstLineSays) {
  for (const std::string line : {"sep=;", "SEP=;", "\"sep=;\"", "\xEF\xBB\xBFsep=;"}) {
    const Read got = read(line + "\r\nnr;name;geboren\r\n1;M;2000-01-01\r\n");
    EXPECT_EQ(got.rows, (Rows{{"1", "M", "2000-01-01"}})) << line;
    EXPECT_EQ(got.shape.header_line, 2U);
    EXPECT_TRUE(got.shape.above.empty()) << line;
    EXPECT_TRUE(got.shape.separator_said);
  }
  EXPECT_EQ(describe_shape(read("sep=;\nnr;name;geboren\n").shape),
            "ASCII, separator ';' (as its first line says), lines ending in LF; header in line 2");
  CsvImport any;
  EXPECT_EQ(read("sep=,\na;b,c;d\n1;2,3\n", any).rows, (Rows{{"1;2", "3"}}));
  // It says another one than there is: nothing is guessed.
  EXPECT_EQ(error_of("sep=,\nnr;name;geboren\n"),
            "f.csv:2: expected a column \"nr\", got \"nr;name;geboren\"");
  // No such line: a title, or a column.
  EXPECT_EQ(left_out(read("sep=|\nnr;name;geboren\n").shape.above), (Texts{"1 sep=|"}));
  EXPECT_EQ(left_out(read("Titel\nsep=;\nnr;name;geboren\n").shape.above),
            (Texts{"1 Titel", "2 sep=;"}));
}

TEST(CsvImport, TakesTheTextOfCellsThatExcelWroteAsFormulas) {
  EXPECT_EQ(read("nr;name;geboren\n=\"00123\";=\"\";2000-01-01\n").rows,
            (Rows{{"00123", "", "2000-01-01"}}));
  EXPECT_EQ(read("nr;name;geboren\n\"=\"\"00;123\"\"\";=\"a;b\";=\"2000-01-01\"\n").rows,
            (Rows{{"00;123", "a;b", "2000-01-01"}}));
  // Anything else is no such text.
  EXPECT_EQ(read("nr;name;geboren\n=1+1;\"=\"\"a\"\"&\"\"b\"\"\";\"=\"\"\"\n").rows,
            (Rows{{"=1+1", "=\"a\"&\"b\"", "=\""}}));
  EXPECT_EQ(error_of("nr;name;geboren\n=\"a\"&\"b\";M;2000-01-01\n"),
            "f.csv:2: expected a separator after a closing quote, got other text");
  EXPECT_EQ(error_of("nr;name;geboren\n=\"a\"\"b\";M;2000-01-01\n"),
            "f.csv:2: a quote inside an unquoted field");
}

TEST(CsvImport, NamesWhatTheNearestLineLacks) {
  EXPECT_EQ(error_of("Titel\nnr;name;geb\n1;2;3\n"),
            "f.csv:2: expected a column \"geboren\", got \"nr\", \"name\", \"geb\"");
  EXPECT_EQ(error_of(""), "f.csv:1: the file has no header line");
  EXPECT_EQ(error_of("\n\n\n"), "f.csv:3: the file has no header line");
  EXPECT_EQ(error_of("nr;name;geboren;name\n"), "f.csv:1: two columns are named \"name\"");
}

TEST(CsvImport, TellsAllBadRowsIfSomebodyListens) {
  const Read got = read("nr;name;geboren\n1;M\n2;N;2000-01-01\n3;x\"y\";2000-01-01\n4;N;2000-01-01\n",
                        people(), true);
  EXPECT_EQ(got.bad, (Texts{"f.csv:2: expected 3 fields as in the header, got 2",
                            "f.csv:4: a quote inside an unquoted field"}));
  EXPECT_EQ(got.rows.size(), 2U);
}

TEST(CsvImport, AFileReadsAsItsText) {
  const std::string path = ::testing::TempDir() + "klero_csv_import_test.csv";
  std::ofstream(path, std::ios::binary) << "nr;name;geboren\n1;M\xFCller;2000-01-01\n";
  std::size_t rows = 0;
  const CsvShape shape =
      import_csv(path, people(), {.header = {}, .row = [&rows](const CsvRow&) { ++rows; }});
  EXPECT_EQ(rows, 1U);
  EXPECT_EQ(shape.encoding, Encoding::kLatin1);
  EXPECT_THROW(import_csv("/", people(), {.header = {}, .row = {}}), Error);
}

}  // namespace
}  // namespace klero::crypto
