using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Search.Indexing.Tests;

/// <summary>Encrypts a file with a password as PDF 1.3 did: RC4 with a key of 40 bits.</summary>
[SuppressMessage("Security", "CA5351:Do not use broken cryptographic algorithms", Justification = "The format asks for it.")]
internal static class EncryptedPdf
{
    private static readonly byte[] Id = Encoding.ASCII.GetBytes("0123456789abcdef");

    private static readonly byte[] Padding = Convert.FromHexString(
        "28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A");

    public static byte[] Of(string password, string content)
    {
        var padded = Encoding.ASCII.GetBytes(password).Concat(Padding).Take(32).ToArray();
        var owner = Rc4(MD5.HashData(padded)[..5], padded);
        var key = MD5.HashData([.. padded, .. owner, 0xFC, 0xFF, 0xFF, 0xFF, .. Id])[..5];
        var pdf = new RawPdf
        {
            Encrypt = (number, data) => Rc4(
                MD5.HashData([.. key, (byte)number, (byte)(number >> 8), (byte)(number >> 16), 0, 0])[..10], data),
        };
        pdf.AddPage(content);
        var encrypt = pdf.Add(
            $"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{Convert.ToHexString(owner)}> "
            + $"/U <{Convert.ToHexString(Rc4(key, Padding))}> >>");
        var id = Convert.ToHexString(Id);
        pdf.Set(pdf.Catalog, $"<< /Type /Catalog /Pages {pdf.Pages} 0 R >>");
        pdf.Trailer = $"/Encrypt {encrypt} 0 R /ID [<{id}> <{id}>]";
        return pdf.Build();
    }

    private static byte[] Rc4(byte[] key, byte[] data)
    {
        var state = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        for (int i = 0, j = 0; i < 256; i++)
        {
            j = (j + state[i] + key[i % key.Length]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
        }

        var result = new byte[data.Length];
        for (int n = 0, i = 0, j = 0; n < data.Length; n++)
        {
            i = (i + 1) & 255;
            j = (j + state[i]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
            result[n] = (byte)(data[n] ^ state[(state[i] + state[j]) & 255]);
        }

        return result;
    }
}
